namespace ContactCenter.Tests.Architecture.Deploy;

/// <summary>docker-compose.yml keeps what SECURITY.md and docs/deploy.md say of it, and names only what the program reads.</summary>
public sealed class ComposeTests
{
    private static readonly string[] Nodes = ["silo", "api"];
    private static readonly Node Compose = DeployFiles.Compose();

    [Fact]
    public void Proxy_alone_is_published_to_other_machines()
    {
        var published = Compose["services"].Pairs.SelectMany(service => service.Value["ports"].Items.Select(port => (service.Key, port.Text))).ToList();

        Assert.Contains("proxy", published.Select(port => port.Key));
        Assert.All(published, port => Assert.True(port.Key == "proxy" || port.Text.StartsWith("127.0.0.1:", StringComparison.Ordinal), $"{port}"));
        Assert.DoesNotContain("network_mode", Compose["services"].Pairs.SelectMany(service => service.Value.Pairs.Select(pair => pair.Key)));
    }

    [Fact]
    public void Service_waits_for_the_health_of_what_it_needs()
    {
        string[] expected = ["silo > postgres", "api > postgres", "api > silo", "proxy > api"];
        var found = Compose["services"].Pairs.SelectMany(service => service.Value["depends_on"].Pairs
            .Where(needed => needed.Value["condition"].Text == "service_healthy").Select(needed => $"{service.Key} > {needed.Key}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(["postgres", .. Nodes], name => Assert.NotEmpty(Compose["services"][name]["healthcheck"]["test"].Items));
    }

    [Fact]
    public void Nodes_have_no_rights_and_time_to_end()
    {
        foreach (var node in Nodes.Select(name => Compose["services"][name]))
        {
            Assert.Equal("true", node["read_only"].Text);
            Assert.Equal(["ALL"], node["cap_drop"].Items.Select(item => item.Text));
            Assert.Equal(["no-new-privileges:true"], node["security_opt"].Items.Select(item => item.Text));
            Assert.Equal("60s", node["stop_grace_period"].Text);
            Assert.Equal("2", node["deploy"]["replicas"].Text);
        }
    }

    [Fact]
    public void Silo_is_in_no_network_of_the_proxy()
    {
        string[] NetworksOf(string name) => [.. Compose["services"][name]["networks"].Items.Select(network => network.Text)];

        Assert.Equal(["inside"], NetworksOf("silo"));
        Assert.Equal(["inside"], NetworksOf("postgres"));
        Assert.Equal(["front"], NetworksOf("api").Intersect(NetworksOf("proxy")));
        var front = Compose["networks"]["front"]["ipam"]["config"].Items.Single()["subnet"].Text;
        Assert.Equal(front, Compose["services"]["api"]["environment"]["ForwardedHeaders__KnownProxies"].Text);
    }

    [Fact]
    public void Every_variable_of_a_node_is_read_by_the_program()
    {
        var names = Nodes.SelectMany(name => Compose["services"][name]["environment"].Pairs.Select(pair => pair.Key)).ToList();

        Assert.Contains("Cluster__AdvertisedAddress", names);
        Assert.All(names, name => Assert.True(ConfigurationKeys.Contains(name), $"Nothing reads {name}."));
        Assert.False(ConfigurationKeys.Contains("Cluster__Adress"));
        Assert.Empty(ConfigurationKeys.Unread());
    }

    [Fact]
    public void Network_or_volume_that_a_service_names_is_there()
    {
        foreach (var (service, node) in Compose["services"].Pairs)
        {
            Assert.All(node["networks"].Items, network => Assert.Contains(network.Text, Compose["networks"].Pairs.Select(pair => pair.Key)));
            foreach (var source in node["volumes"].Items.Select(volume => volume.Text.Split(':')[0]))
            {
                if (!source.StartsWith('.')) Assert.Contains(source, Compose["volumes"].Pairs.Select(pair => pair.Key));
                else Assert.True(Path.Exists(Path.Combine(DeployFiles.Root, source)), $"{service}: {source}");
            }
        }
    }
}
