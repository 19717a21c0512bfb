using System.Globalization;
using System.Net;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The verb by which containers ask how their program is, whose images hold nothing else that could ask.</summary>
public sealed class HealthCheckTests
{
    private static readonly TimeSpan HealthyTimeout = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Api_is_healthy_while_it_is_ready()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var node = new ApiNode(database.Environment);
        await node.StartAsync();
        // The port as the images say it, the whole address as an operator would.
        var ports = new Dictionary<string, string>(database.Environment) { ["ASPNETCORE_HTTP_PORTS"] = $"{node.Url.Port}" };

        await UntilHealthyAsync(() => ProgramRun.StartAsync("Api", ports, "healthcheck"));
        await UntilHealthyAsync(() => ProgramRun.StartAsync("Api", database.Environment, "healthcheck", "--urls", $"{node.Url}"));
        await node.Process.KillAsync();
        (await ProgramRun.StartAsync("Api", ports, "healthcheck")).AssertRefused("Not healthy: ");
    }

    [PostgresFact]
    public async Task Silo_is_healthy_while_it_listens_at_the_one_address_that_it_has()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var environment = TestCluster.SiloEnvironment(database);
        environment["Cluster__AdvertisedAddress"] = "127.0.0.3";
        await using var silo = ServerProcess.Start("Silo", environment);

        await UntilHealthyAsync(AskAsync);

        Assert.All(ListeningPorts.Of(silo.Id), point => Assert.Equal(IPAddress.Parse("127.0.0.3"), point.Address));
        Assert.Equal(
            new[] { "Cluster__SiloPort", "Cluster__GatewayPort" }.Select(key => int.Parse(environment[key], CultureInfo.InvariantCulture)).Order(),
            ListeningPorts.Of(silo.Id).Select(point => point.Port).Order());
        await silo.KillAsync();
        (await AskAsync()).AssertRefused("Not healthy: ");

        Task<ProgramRun> AskAsync() => ProgramRun.StartAsync("Silo", environment, "healthcheck");
    }

    /// <summary>Asks again: containers do so, too, and the verb waits for a response only some seconds.</summary>
    private static Task UntilHealthyAsync(Func<Task<ProgramRun>> ask) =>
        Until.TrueAsync("the program is healthy", HealthyTimeout, async () => (await ask()).ExitCode == 0);
}
