using System.Globalization;
using Npgsql;

namespace ContactCenter.Bench;

/// <summary>The processes of a PostgreSQL on this machine (Linux), for their processor time.</summary>
internal sealed class PostgresProcesses
{
    // Fields of /proc/PID/stat after the name in parentheses, counted from 0.
    private const int ParentField = 1;
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;
    private const int ChildrenUserTimeField = 13;
    private const int ChildrenSystemTimeField = 14;

    private readonly int _postmaster;

    private PostgresProcesses(int postmaster) => _postmaster = postmaster;

    /// <returns>Null = it does not run on this machine.</returns>
    public static async Task<PostgresProcesses?> FindAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (ReadStat(backend) is not { } stat || !stat.Name.StartsWith("postgres", StringComparison.Ordinal)) return null;
        return new PostgresProcesses(int.Parse(stat.Fields[ParentField], CultureInfo.InvariantCulture));
    }

    /// <summary>Reads the CPU time of the server and its backends, ended ones included.</summary>
    public TimeSpan ReadCpu()
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || ReadStat(id) is not { } stat) continue;
            if (id == _postmaster) ticks += stat.Ticks(ChildrenUserTimeField) + stat.Ticks(ChildrenSystemTimeField);
            if (id == _postmaster || stat.Ticks(ParentField) == _postmaster)
                ticks += stat.Ticks(UserTimeField) + stat.Ticks(SystemTimeField);
        }

        return TimeSpan.FromSeconds((double)ticks / CpuMeter.TicksPerSecond);
    }

    private static Stat? ReadStat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.LastIndexOf(')'));
            return new Stat(text[(open + 1)..close], text[(close + 2)..].Split(' '));
        }
        catch (IOException)
        {
            // It has ended, or there is no such folder on this system.
            return null;
        }
    }

    private sealed record Stat(string Name, string[] Fields)
    {
        public long Ticks(int field) => long.Parse(Fields[field], CultureInfo.InvariantCulture);
    }
}
