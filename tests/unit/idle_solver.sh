#!/bin/sh
# idle_solver.sh -- stands for a solver that never ends, nor lets go of its output.
sleep 600 &
wait
