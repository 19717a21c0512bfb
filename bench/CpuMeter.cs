using ContactCenter.Driving;

namespace ContactCenter.Bench;

/// <param name="Postgres">Null = no PostgreSQL, or not on this machine.</param>
/// <param name="Generator">This process.</param>
internal sealed record CpuTimes(TimeSpan Server, TimeSpan? Postgres, TimeSpan Generator)
{
    public static CpuTimes operator -(CpuTimes after, CpuTimes before) =>
        new(after.Server - before.Server, after.Postgres - before.Postgres, after.Generator - before.Generator);
}

/// <summary>Reads how much processor time each party has used so far.</summary>
internal sealed class CpuMeter(ServerProcess server, PostgresProcesses? postgres)
{
    public CpuTimes Read() => new(server.Cpu, postgres?.ReadCpu(), Environment.CpuUsage.TotalTime);
}
