"""Run every benchmark and print one table, as Markdown."""

from benchmarks import cold_start, hostile, marks, reading, size, throughput

print("| measured | here | bound |\n|---|---|---|")
for part in (cold_start, throughput, marks, size, hostile, reading):
    for row in part.run():
        print(f"| {' | '.join(row)} |")
