using System.Globalization;
using ContactCenter.Driving;

namespace ContactCenter.Bench;

/// <param name="Postgres">Null = no PostgreSQL, or not on this machine.</param>
/// <param name="Generator">This process.</param>
/// <param name="Machine">Everything that ran, these included; null = not known on this system.</param>
internal sealed record CpuTimes(TimeSpan Server, TimeSpan? Postgres, TimeSpan Generator, TimeSpan? Machine)
{
    public TimeSpan Own => Server + Generator + (Postgres ?? TimeSpan.Zero);

    public static CpuTimes operator -(CpuTimes after, CpuTimes before) => new(
        after.Server - before.Server, after.Postgres - before.Postgres, after.Generator - before.Generator, after.Machine - before.Machine);
}

/// <summary>Reads how much processor time each party has used so far.</summary>
/// <param name="servers">The processes of the server: one, or those of a cluster.</param>
internal sealed class CpuMeter(IReadOnlyList<ServerProcess> servers, PostgresProcesses? postgres)
{
    private const string MachineFile = "/proc/stat";

    /// <summary>The kernel shows times to programs in this unit, whatever its own is.</summary>
    public const int TicksPerSecond = 100;

    public CpuTimes Read() => new(CpuOf(servers), postgres?.ReadCpu(), Environment.CpuUsage.TotalTime, ReadMachine());

    public static TimeSpan CpuOf(IEnumerable<ServerProcess> processes) => processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.Cpu);

    /// <returns>The time of everything that ran on the machine; null = not known on this system.</returns>
    public static TimeSpan? ReadMachine()
    {
        if (!File.Exists(MachineFile)) return null;
        // The first line: cpu, then user, nice, system, idle, waiting for input and output, interrupts …
        var ticks = File.ReadLines(MachineFile).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        var (idle, waiting) = (ticks[3], ticks[4]);
        return TimeSpan.FromSeconds((double)(ticks[..8].Sum() - idle - waiting) / TicksPerSecond);
    }
}
