using System.Diagnostics;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;

namespace ContactCenter.Bench.Cluster;

/// <summary>A haproxy process that spreads calls over the API nodes that say that they are ready.</summary>
internal sealed class HaProxy : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);
    private static readonly string[] Places = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy"];

    private readonly Process _process;

    private HaProxy(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Returns when a node answers through it.</summary>
    /// <returns>Null = it is not installed.</returns>
    public static async Task<HaProxy?> TryStartAsync(string folder, IEnumerable<Uri> nodes, CancellationToken cancellationToken)
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program) return null;
        var url = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var file = Path.Combine(folder, "haproxy.cfg");
        await File.WriteAllTextAsync(file, Configuration(url, nodes), cancellationToken);
        var proxy = new HaProxy(Process.Start(new ProcessStartInfo(program, ["-db", "-q", "-f", file]))!, url);
        using var http = new HttpClient();
        await Until.TrueAsync("haproxy serves", StartTimeout, () => IsReadyAsync(http, url, cancellationToken), cancellationToken);
        return proxy;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(url, "/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
        {
            return false;
        }
    }

    /// <summary>A node is left alone as soon as it says that it is not ready; a call that reached nobody goes to another one.</summary>
    private static string Configuration(Uri url, IEnumerable<Uri> nodes) => $"""
        defaults
            mode http
            timeout connect 2s
            timeout client 60s
            timeout server 60s
            timeout tunnel 1h
            timeout check 3s
            option redispatch 1
            retries 3
            option httpchk
            http-check send meth GET uri /health/ready
            default-server check inter 500ms fall 1 rise 1
        frontend all
            bind {url.Host}:{url.Port}
            default_backend nodes
        backend nodes
            balance leastconn
        {string.Join('\n', nodes.Select((node, number) => $"    server node{number} {node.Host}:{node.Port}"))}

        """;
}
