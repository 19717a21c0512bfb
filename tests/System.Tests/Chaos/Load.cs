namespace ContactCenter.Tests.Processes;

/// <summary>Callers who go on until they are told to stop. What they have begun then is brought to its end.</summary>
/// <param name="late">Ends calls that nobody answers.</param>
internal abstract class Load(CancellationToken late) : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(late);
    private Task _run = Task.CompletedTask;

    protected bool IsOver => _over.IsCancellationRequested;

    /// <summary>Cancelled when nobody waits for the end of what was begun.</summary>
    protected CancellationToken End => _end.Token;

    /// <summary>Fails with the first caller that failed.</summary>
    public void ThrowIfFailed()
    {
        if (_run.IsFaulted) _run.GetAwaiter().GetResult();
    }

    public async Task StopAsync()
    {
        await _over.CancelAsync();
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _end.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
        _over.Dispose();
    }

    protected void Start(IEnumerable<Task> callers) => _run = Task.WhenAll(callers);
}
