using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>SIGTERM under load: every accepted call gets its response or can be sent again, and the process ends.</summary>
public sealed class ShutdownTests(ITestOutputHelper output)
{
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public Task Stopped_midway_on_sqlite() => StopAsync(DatabaseKind.Sqlite);

    [PostgresFact]
    public Task Stopped_midway_on_postgres() => StopAsync(DatabaseKind.Postgres);

    private Task StopAsync(DatabaseKind kind) => new CrashScenario(kind, output).RunAsync([CrashScenario.Messages / 2], async server =>
    {
        await server.RequestStopAsync();
        Assert.Equal(0, await server.WaitForExitAsync(EndTimeout));
    });
}
