using System.Diagnostics;
using System.Text;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>An agent who types on one node, without pause, and an administrator on another who sees it.</summary>
internal sealed class SignalWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _over = new();
    private readonly HubClient _typist;
    private readonly HubClient _watcher;
    private readonly Task _run;
    private long _typed;
    private long _shown;

    private SignalWatch(HubClient typist, HubClient watcher, string roomId)
    {
        (_typist, _watcher) = (typist, watcher);
        _run = TypeAsync(roomId);
    }

    public static async Task<SignalWatch> StartAsync(
        TestCluster cluster, SignIn agent, SignIn admin, string roomId, CancellationToken cancellationToken)
    {
        SignalWatch? watch = null;
        var typist = await HubClient.ConnectAsync(cluster.Apis[0].Url, agent, (_, _) => { }, cancellationToken);
        var watcher = await HubClient.ConnectAsync(cluster.Apis[1].Url, admin, (method, argument) =>
        {
            if (method == "typing" && Encoding.UTF8.GetString(argument).Contains(roomId, StringComparison.Ordinal)) watch?.Show();
        }, cancellationToken);
        await typist.SubscribeAsync(position: null, cancellationToken);
        await watcher.SubscribeAsync(position: null, cancellationToken);
        return watch = new SignalWatch(typist, watcher, roomId);
    }

    /// <summary>Returns when something shows that was typed after the call.</summary>
    public async Task<TimeSpan> WaitUntilShownAsync(TimeSpan timeout)
    {
        var watch = Stopwatch.StartNew();
        var shown = Volatile.Read(ref _shown);
        // Two more: one may have been on its way.
        await Until.TrueAsync("typing on one node shows on the other", timeout, () => Volatile.Read(ref _shown) >= shown + 2);
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        await _typist.DisposeAsync();
        await _watcher.DisposeAsync();
        _over.Dispose();
    }

    private void Show() => Interlocked.Increment(ref _shown);

    private async Task TypeAsync(string roomId)
    {
        while (!_over.IsCancellationRequested)
        {
            await _typist.TypeAsync(roomId, ++_typed % 2 == 0);
            await Task.Delay(Pause, _over.Token);
        }
    }
}
