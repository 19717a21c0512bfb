using System.Diagnostics;

namespace ContactCenter.Driving;

/// <summary>One real process of the product. It is killed when its owner ends, if not before.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Names that the caller's own environment may hold, for itself: a server gets its own or none.</summary>
    private static readonly string[] ForeignVariables =
    [
        "ConnectionStrings__", "Cluster__", "Data__", "Admin__", "ASPNETCORE_", "DOTNET_ENVIRONMENT",
    ];

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public ProcessOutput Output { get; } = new();

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Processor time it has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Physical memory that it holds.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="project">Api or Silo.</param>
    public static ServerProcess Start(string project, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartAssembly(Executables.Find(project), environment, arguments);

    /// <param name="assembly">A build of the product, perhaps of another version.</param>
    public static ServerProcess StartAssembly(string assembly, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Output.Add(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Output.Add(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += server.OnOwnerExit;
        return server;
    }

    /// <summary>SIGKILL: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it is asked to end.</summary>
    public Task RequestStopAsync() => SignalAsync("TERM");

    /// <summary>SIGSTOP: it does nothing any more, and keeps its connections.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT: it goes on where it was, and does not know that time has passed.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <returns>Its exit code.</returns>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan timeout)
    {
        using var late = new CancellationTokenSource(timeout);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The server did not end within {timeout.TotalSeconds:0} s.{Environment.NewLine}{Output.Text}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnOwnerExit;
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static bool IsForeign(string name) =>
        ForeignVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private void OnOwnerExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited) _process.Kill();
    }
}
