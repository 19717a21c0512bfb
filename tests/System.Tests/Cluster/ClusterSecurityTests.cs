using System.Net;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>Processes that may join a cluster, and addresses from which its ports can be reached: with real processes.</summary>
[Collection(Clusters.Name)]
public sealed class ClusterSecurityTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RefusalTimeout = TimeSpan.FromSeconds(90);
    private const int RefusalsMin = 2;

    [PostgresFact]
    public async Task Cluster_with_certificates_works_and_nobody_without_one_of_its_authority_gets_in()
    {
        using var late = new CancellationTokenSource(Timeout);
        using var ours = new TestCertificates();
        using var others = new TestCertificates();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var ports = new Dictionary<int, int[]>();
        await using var cluster = await TestCluster.StartAsync(database, late.Token, (silo, environment) =>
        {
            Identify(environment, ours.IssueFiles(silo is null ? "api" : $"silo-{silo}"), ours);
            if (silo is not { } number) return;
            // One where nobody said anything, one at an address of its own.
            if (number == 0) environment.Remove("Cluster__AdvertisedAddress");
            else environment["Cluster__AdvertisedAddress"] = "127.0.0.2";
            ports[number] = [Port(environment["Cluster__SiloPort"]), Port(environment["Cluster__GatewayPort"])];
        });
        using var rest = new RestClient(cluster.Apis[0].Url);
        var admin = await Team.SignInAdminAsync(rest, late.Token);
        await Team.CreateAgentsAsync(rest, admin, 1, late.Token);
        Assert.Equal(4, (await Chats.OpenAsync(rest, 4, late.Token)).Length);

        foreach (var (number, address) in new[] { (0, "127.0.0.1"), (1, "127.0.0.2") })
        {
            Assert.Equal(
                ports[number].Order().Select(port => new IPEndPoint(IPAddress.Parse(address), port)),
                ListeningPorts.Of(cluster.Silos[number].Process.Id).OrderBy(point => point.Port));
            Assert.DoesNotContain("whoever reaches them", cluster.Silos[number].Process.Output.Text, StringComparison.Ordinal);
        }

        await AssertStaysOutAsync(cluster, database, _ => { }, late.Token);
        // It knows our authority, as anybody may, and would trust our silos: they do not trust it.
        await AssertStaysOutAsync(cluster, database, environment => Identify(environment, others.IssueFiles("api"), ours), late.Token);
        Assert.Equal(4, (await Chats.OpenAsync(rest, 4, late.Token)).Length);
    }

    [Fact]
    public async Task Process_that_is_its_own_cluster_listens_on_loopback_alone()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var node = new ApiNode(database.Environment);
        await node.StartAsync();
        var points = ListeningPorts.Of(node.Process.Id);
        Assert.Contains(node.Url.Port, points.Select(point => point.Port));
        Assert.All(points, point => Assert.True(IPAddress.IsLoopback(point.Address), $"{point}"));
    }

    /// <summary>A node that keeps trying is refused by both silos, again and again, and never serves anybody.</summary>
    private static async Task AssertStaysOutAsync(
        TestCluster cluster, TestDatabase database, Action<Dictionary<string, string>> identify, CancellationToken cancellationToken)
    {
        var environment = TestCluster.ClientEnvironment(database);
        identify(environment);
        await using var stranger = new ApiNode(environment);
        var before = cluster.Silos.Select(Refusals).ToList();
        var process = await stranger.LaunchAsync();
        await Until.TrueAsync("the node has been refused", RefusalTimeout,
            () => cluster.Silos.Zip(before).All(silo => Refusals(silo.First) - silo.Second >= RefusalsMin), cancellationToken);
        await Until.TrueAsync("the node says so", RefusalTimeout,
            () => process.Output.Text.Contains("No silo of cluster system-tests answers", StringComparison.Ordinal), cancellationToken);
        using var probe = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => probe.GetAsync(new Uri(stranger.Url, "/health/live"), cancellationToken));
    }

    private static int Port(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static int Refusals(SiloNode silo) => silo.Process.Output.Text.Split("Authentication failed").Length - 1;

    private static void Identify(Dictionary<string, string> environment, (string Certificate, string Key) files, TestCertificates authority)
    {
        environment["Cluster__Tls__Certificate"] = files.Certificate;
        environment["Cluster__Tls__Key"] = files.Key;
        environment["Cluster__Tls__CaCertificate"] = authority.AuthorityPath;
    }
}
