using ContactCenter.Silo.Hosting;

namespace ContactCenter.Driving;

/// <summary>An API node at a fixed address, whose process can be ended and started again on the same data.</summary>
public sealed class ApiNode(IReadOnlyDictionary<string, string> environment, params string[] arguments) : IRestartable, IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(10);

    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(5) };
    private ServerProcess? _process;

    public Uri Url { get; } = new($"http://127.0.0.1:{LoopbackPort.Free()}");

    /// <summary>Another build of the product to start; null = the one beside the caller.</summary>
    public string? Assembly { get; set; }

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The node was not started.");

    /// <summary>Starts a process and returns when it says that it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await LaunchAsync();
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Starts a process without waiting for it.</summary>
    public async Task<ServerProcess> LaunchAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        return _process = ServerProcess.StartAssembly(Assembly ?? Executables.Find("Api"), environment, [.. arguments, "--urls", Url.ToString()]);
    }

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await Until.TrueAsync("the server is ready", StartTimeout, () => IsReadyAsync(cancellationToken), cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}{Environment.NewLine}{Process.Output.Text}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _probe.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        if (Process.HasExited)
            throw new InvalidOperationException($"The server ended while it was starting.{Environment.NewLine}{Process.Output.Text}");
        try
        {
            using var answer = await _probe.GetAsync(new Uri(Url, "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
        {
            return false;
        }
    }
}
