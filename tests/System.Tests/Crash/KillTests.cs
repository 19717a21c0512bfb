using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>SIGKILL under load (DESIGN §1, promises 1 to 3).</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int RandomKills = 3;

    [Fact]
    public Task Killed_midway_on_sqlite() => KillAsync(DatabaseKind.Sqlite, [CrashScenario.Messages / 2]);

    [PostgresFact]
    public Task Killed_midway_on_postgres() => KillAsync(DatabaseKind.Postgres, [CrashScenario.Messages / 2]);

    [Fact]
    public Task Killed_at_random_moments_on_sqlite() => KillAtRandomAsync(DatabaseKind.Sqlite);

    [PostgresFact]
    public Task Killed_at_random_moments_on_postgres() => KillAtRandomAsync(DatabaseKind.Postgres);

    private Task KillAtRandomAsync(DatabaseKind kind)
    {
        var seed = Seed.New();
        output.WriteLine($"{Seed.Variable}={seed}");
        var random = new Random(seed);
        return KillAsync(kind, [.. Enumerable.Range(0, RandomKills).Select(_ => random.Next(1, CrashScenario.Messages * 9 / 10)).Order()]);
    }

    /// <summary>In the instant of an acknowledgement, which is when one that came too early is found out.</summary>
    private Task KillAsync(DatabaseKind kind, IReadOnlyList<int> after) =>
        new CrashScenario(kind, output).RunAsync(after, server => server.KillAsync());
}
