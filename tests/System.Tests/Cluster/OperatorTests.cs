using System.Net;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;

namespace ContactCenter.Tests.Processes;

/// <summary>The listener for operators of processes of a cluster.</summary>
[Collection(Clusters.Name)]
public sealed class OperatorTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [PostgresFact]
    public async Task Silo_and_node_tell_their_health_and_metrics_on_ports_of_their_own()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var ports = new List<int>();
        await using var cluster = await TestCluster.StartAsync(database, late.Token, (_, environment) =>
        {
            ports.Add(LoopbackPort.Free());
            environment["Telemetry__Port"] = $"{ports[^1]}";
        });
        using var http = new HttpClient();
        foreach (var port in ports)
        {
            await Until.TrueAsync("the process is ready", Patience, async () => await StatusAsync(port, "health/ready") == HttpStatusCode.OK, late.Token);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(port, "health/live"));
            Assert.Contains("contactcenter_feed_position", await http.GetStringAsync(UrlOf(port, "metrics"), late.Token), StringComparison.Ordinal);
        }

        async Task<HttpStatusCode> StatusAsync(int port, string path)
        {
            using var response = await http.GetAsync(UrlOf(port, path), late.Token);
            return response.StatusCode;
        }
    }

    private static Uri UrlOf(int port, string path) => new($"http://127.0.0.1:{port}/{path}");
}
