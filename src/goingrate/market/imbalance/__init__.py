"""Where there is a glut and where a shortage: tightness, series over time, the life of ads."""
