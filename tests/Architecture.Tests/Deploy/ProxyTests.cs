using System.Diagnostics;

namespace ContactCenter.Tests.Architecture.Deploy;

/// <summary>The proxy's configuration.</summary>
public sealed class ProxyTests
{
    private const string Program = "/usr/sbin/haproxy";

    [Fact]
    public async Task Proxy_itself_accepts_its_configuration()
    {
        // Where it is not installed nothing is known; .ci/run installs it.
        if (!File.Exists(Program))
        {
            Assert.NotEqual("true", Environment.GetEnvironmentVariable("CI"));
            return;
        }

        var start = new ProcessStartInfo(Program, ["-c", "-f", Path.Combine(DeployFiles.Root, "deploy", "haproxy", "haproxy.cfg")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await errors + await output);
        Assert.DoesNotContain("Warnings", await output + await errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_caller_says_of_its_own_address_is_removed_before_the_proxy_says_it()
    {
        var text = DeployFiles.Read("deploy", "haproxy", "haproxy.cfg");

        var removed = text.IndexOf("http-request del-header X-Forwarded-For", StringComparison.Ordinal);
        Assert.True(removed >= 0 && removed < text.IndexOf("option forwardfor", StringComparison.Ordinal));
        Assert.Contains("http-check send meth GET uri /health/ready", text, StringComparison.Ordinal);
        Assert.Contains(" api:8080", text, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_HTTP_PORTS=8080", DeployFiles.Read("docker", "api.Dockerfile"), StringComparison.Ordinal);
    }
}
