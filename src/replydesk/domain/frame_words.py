"""Words that replies on any subject share: what is left of a text without them is its subject."""

_WORDS = frozenset(
    """
    进一步 深入 扎实 稳步 有序 大力 持续 继续 连续 高质量 高标准 高水平 全面 全力 全部 全体 全程
    充分 切实 积极 认真 努力 不断 逐步 着力 统一 有效 有力 有关 相关 各项 各类 各级 多种 多个 重点
    主要 基本 同步 同时 此外 另外 其中 分别 共同 率先 及时 定期 依法 严格 加快 加大 加强 推进 推动
    推行 完善 健全 建立 建设 建成 建有 组建 新建 改建 新改建 新增 增加 增设 增至 扩大 拓展 拓宽 实施
    实行 开展 组织 落实 支持 鼓励 引导 促进 优化 强化 深化 提高 提升 达到 突破 实现 完成 保持 超过
    降至 降低 减少 设立 制定 出台 印发 编制 形成 打造 构建 举办 用好 做好 抓好 办好 管好 做到 发挥
    解决 帮助 推出 争取 力争 确保 保障 巩固 纳入 列入 列为 作为 坚持 聚焦 围绕 依托 利用 联合 会同
    配合 通过 采取 参与 给予 予以 发放 安排 统筹 协调 投入 总结 督促 督导 调度 考核 评估 谋划 部署
    细化 明确 吸纳 采纳 吸收 听取 结合 立足 针对 面向 根据 按照 依据 参照 为了 由于 对于 关于
    研究制定 研究出台 累计 合计 共计 共有 现有 目前 当前 截至 截止 全年 当年 每年 今年 去年 明年
    近年来 年底 年末 总数 总量 总体 平均 以上 以下 以内 以来 左右 最高 最低 不低于 不少于 不超过
    比例 占比 同比 增长 下降 增幅 数量 总规模 全省 全市 全县 全区 全国 全州 我省 我市 我县 我区 我厅
    我局 我委 我部 我办 我们 本省 本市 本级 省政府 市政府 各地 各市 各县 各区 地方 部门 单位
    有关方面 工作 力度 机制 制度 政策 措施 举措 办法 方案 计划 规划 行动 项目 工程 活动 情况 方面
    方式 途径 渠道 体系 格局 能力 水平 成效 实效 落细 取得 资金 经费 范围 领域 环节 任务 目标 要求
    意见 建议 提案 问题 困难 需求 条件 作用 优势 发展 高质量发展 提供 配备 配齐 首期 首批 服务
    单个 单家 深度 下一步 下步 一是 二是 三是 四是 五是 非常 感谢
    """.split()
) | frozenset("的了和与及或在将把被对为从并已以由至到于等其每各")
_LENGTHS = {
    first: sorted({len(word) for word in _WORDS if word[0] == first}, reverse=True)
    for first in {word[0] for word in _WORDS}
}


def without_frame(text: str) -> str:
    """The text with a blank for each frame word, the longest one that begins at a place."""
    out = []
    at = 0
    while at < len(text):
        for length in _LENGTHS.get(text[at], ()):
            if text[at : at + length] in _WORDS:
                out.append(" ")
                at += length
                break
        else:
            out.append(text[at])
            at += 1
    return "".join(out)
