"""Values and rules of the job. Knows no clock, disk, Qt or SQL; standard library only."""
