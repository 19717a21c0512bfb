using System.Globalization;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>SIGKILL under load (DESIGN §1, promises 1 to 3).</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const string SeedVariable = "SYSTEM_TESTS_SEED";
    private const int MaxExtraMilliseconds = 40;

    [Fact]
    public Task Killed_midway_on_sqlite() => KillAsync(DatabaseKind.Sqlite, CrashScenario.Messages / 2, TimeSpan.Zero);

    [PostgresFact]
    public Task Killed_midway_on_postgres() => KillAsync(DatabaseKind.Postgres, CrashScenario.Messages / 2, TimeSpan.Zero);

    [Fact]
    public Task Killed_at_a_random_moment_on_sqlite() => KillAtRandomAsync(DatabaseKind.Sqlite);

    [PostgresFact]
    public Task Killed_at_a_random_moment_on_postgres() => KillAtRandomAsync(DatabaseKind.Postgres);

    private Task KillAtRandomAsync(DatabaseKind kind)
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"{SeedVariable}={seed}");
        var random = new Random(seed);
        return KillAsync(kind, random.Next(1, CrashScenario.Messages * 9 / 10), TimeSpan.FromMilliseconds(random.NextDouble() * MaxExtraMilliseconds));
    }

    private Task KillAsync(DatabaseKind kind, int after, TimeSpan extra) => new CrashScenario(kind, output).RunAsync(after, async server =>
    {
        // Not waiting for anything: it makes the moment independent of an acknowledgement.
        await Task.Delay(extra);
        await server.KillAsync();
    });
}
