using ContactCenter.Silo.Hosting;

namespace ContactCenter.Tests.Architecture.Deploy;

/// <summary>The Kubernetes manifests keep what docs/deploy.md says of them, and agree with the program.</summary>
public sealed class KubernetesTests
{
    private const string OperatorsPort = "9464";

    public static TheoryData<string> Deployments => ["contactcenter-silo", "contactcenter-api"];

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Pod_has_no_rights_and_an_own_user(string name)
    {
        var pod = DeployFiles.Object("Deployment", name)["spec"]["template"]["spec"];
        var container = pod["containers"].Items.Single();

        Assert.Equal("true", pod["securityContext"]["runAsNonRoot"].Text);
        Assert.Equal(DockerfileTests.User, pod["securityContext"]["runAsUser"].Text);
        Assert.Equal("false", pod["automountServiceAccountToken"].Text);
        Assert.Equal("false", container["securityContext"]["allowPrivilegeEscalation"].Text);
        Assert.Equal("true", container["securityContext"]["readOnlyRootFilesystem"].Text);
        Assert.Equal(["ALL"], container["securityContext"]["capabilities"]["drop"].Items.Select(item => item.Text));
        Assert.False(container["resources"]["limits"]["memory"].IsMissing);
        Assert.False(container["resources"]["requests"]["cpu"].IsMissing);
        // Where it writes although its root cannot be written.
        Assert.Equal(["/data", "/tmp"], container["volumeMounts"].Items.Select(mount => mount["mountPath"].Text));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Pod_is_probed_replaced_in_turn_and_given_time(string name)
    {
        var deployment = DeployFiles.Object("Deployment", name);
        var pod = deployment["spec"]["template"]["spec"];
        var container = pod["containers"].Items.Single();
        var ports = container["ports"].Items.Select(port => port["name"].Text).ToList();

        foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" }.Select(kind => container[kind]))
            Assert.Contains(probe["httpGet"]["port"].Text + probe["tcpSocket"]["port"].Text, ports);
        Assert.Equal("60", pod["terminationGracePeriodSeconds"].Text);
        Assert.Equal("0", deployment["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"].Text);
        Assert.Equal("1", DeployFiles.Object("PodDisruptionBudget", name)["spec"]["maxUnavailable"].Text);
        var labels = deployment["spec"]["template"]["metadata"]["labels"]["app"].Text;
        Assert.Equal(labels, deployment["spec"]["selector"]["matchLabels"]["app"].Text);
        Assert.Equal(labels, DeployFiles.Object("PodDisruptionBudget", name)["spec"]["selector"]["matchLabels"]["app"].Text);
    }

    [Fact]
    public void Silo_ports_are_those_of_the_program_and_open_to_its_nodes_alone()
    {
        var defaults = new ClusterSettings();
        string[] expected = [$"{defaults.SiloPort}", $"{defaults.GatewayPort}", OperatorsPort];
        var container = DeployFiles.Object("Deployment", "contactcenter-silo")["spec"]["template"]["spec"]["containers"].Items.Single();
        var rules = DeployFiles.Object("NetworkPolicy", "contactcenter-silo")["spec"]["ingress"].Items.ToList();

        Assert.Equal(expected, container["ports"].Items.Select(port => port["containerPort"].Text));
        Assert.Equal(expected, rules.SelectMany(rule => rule["ports"].Items).Select(port => port["port"].Text));
        Assert.All(rules, rule => Assert.All(rule["from"].Items, peer =>
            Assert.Equal([IsForOperators(rule) ? "namespaceSelector" : "podSelector"], peer.Pairs.Select(pair => pair.Key))));
        var services = DeployFiles.Kubernetes().Where(found => found["kind"].Text == "Service");
        Assert.Equal(["contactcenter-api"], services.Select(service => service["spec"]["selector"]["app"].Text));
        Assert.Equal("ClusterIP", DeployFiles.Object("Service", "contactcenter")["spec"]["type"].Text);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Operators_port_is_the_one_that_is_configured_scraped_and_let_through(string name)
    {
        var template = DeployFiles.Object("Deployment", name)["spec"]["template"];
        var container = template["spec"]["containers"].Items.Single();

        Assert.Equal(OperatorsPort, container["env"].Items.Single(variable => variable["name"].Text == "Telemetry__Port")["value"].Text);
        Assert.Equal(OperatorsPort, container["ports"].Items.Single(port => port["name"].Text == "operators")["containerPort"].Text);
        Assert.Equal(OperatorsPort, template["metadata"]["annotations"]["prometheus.io/port"].Text);
        Assert.Contains(DeployFiles.Object("NetworkPolicy", name)["spec"]["ingress"].Items, IsForOperators);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Every_variable_is_read_by_the_program_and_no_secret_is_written_out(string name)
    {
        var variables = DeployFiles.Object("Deployment", name)["spec"]["template"]["spec"]["containers"].Items.Single()["env"].Items.ToList();

        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.True(ConfigurationKeys.Contains(variable["name"].Text), $"Nothing reads {variable["name"].Text}."));
        Assert.All(
            variables.Where(variable => variable["name"].Text is "ConnectionStrings__ContactCenter" or "Admin__Password"),
            variable => Assert.False(variable["valueFrom"]["secretKeyRef"].IsMissing));
    }

    [Fact]
    public void Kustomization_takes_all_but_the_examples()
    {
        var folder = Path.Combine(DeployFiles.Root, "deploy", "kubernetes");
        var files = Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName).Where(file => !file!.Contains(".example.", StringComparison.Ordinal));
        var named = DeployFiles.Kubernetes().Single(found => found["kind"].Text == "Kustomization")["resources"].Items.Select(item => item.Text);

        Assert.Equal(files.Where(file => file != "kustomization.yaml").Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static bool IsForOperators(Node rule) => rule["ports"].Items.Any(port => port["port"].Text == OperatorsPort);
}
