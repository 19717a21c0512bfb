using System.Collections.Immutable;
using System.Threading.Channels;
using ContactCenter.Journal;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContactCenter.Storage.Journal;

/// <summary>
/// Group commit (DESIGN §4): one task takes whatever waits, commits it in one transaction and answers the callers. While a commit is in
/// flight the next batch forms by itself, so there is no delay to tune.
/// </summary>
internal sealed partial class JournalWriter(
    MeasuredCommits store, JournalMeter meter, JournalReader reader, IOptions<StorageOptions> options, ILogger<JournalWriter> logger)
    : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _waiting = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(JournalLimits.MaxWaitingAppends) { SingleReader = true });

    private readonly PendingAppend[] _batch = new PendingAppend[JournalLimits.MaxEntriesPerBatch];
    private ImmutableArray<ICommitListener> _listeners = [];
    private Task _loop = Task.CompletedTask;

    /// <summary>Starts committing. Appends that came before wait until then.</summary>
    public void Start(ImmutableArray<ICommitListener> listeners)
    {
        _listeners = listeners;
        meter.Start(() => _waiting.Reader.Count);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues an append, or fails it when the queue is full or the writer stops.</summary>
    /// <remarks>Everything that depends on what is in the append is computed here, on the caller's time and at the caller's risk.</remarks>
    /// <exception cref="ArgumentException">The append cannot be written.</exception>
    public Task<AppendOutcome> Enqueue(JournalAppend append)
    {
        var pending = Prepare(append);
        if (_waiting.Writer.TryWrite(pending)) return pending.Outcome;
        var stopping = _waiting.Reader.Completion.IsCompleted || _loop.IsCompleted;
        if (!stopping) meter.Refused(AppendRefusal.Full);
        throw new JournalUnavailableException(stopping ? "The journal is stopping." : "Too many appends are waiting.");
    }

    private static PendingAppend Prepare(JournalAppend append)
    {
        try
        {
            return new PendingAppend(append);
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            throw new ArgumentException($"What is to be written of {append.Entity} cannot be made.", nameof(append), exception);
        }
    }

    /// <summary>Takes no more appends and waits until all that were accepted are answered.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _loop.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        while (_waiting.Reader.TryRead(out var pending)) pending.Fail(new JournalUnavailableException("The journal never started."));
        await store.DisposeAsync();
    }

    private async Task RunAsync()
    {
        PendingAppend? carried = null;
        while (carried is not null || await _waiting.Reader.WaitToReadAsync())
        {
            var count = FillBatch(ref carried);
            await CommitAsync(_batch.AsMemory(0, count));
            Array.Clear(_batch, 0, count);
        }
    }

    /// <summary>Takes what waits, up to the limits of a batch. An append that does not fit any more is carried to the next batch.</summary>
    private int FillBatch(ref PendingAppend? carried)
    {
        var count = 0;
        var entries = 0;
        long characters = 0;
        while (carried is not null || _waiting.Reader.TryRead(out carried))
        {
            entries += carried.EntryCount;
            characters += carried.Characters;
            if (count > 0 && (entries > JournalLimits.MaxEntriesPerBatch || characters > options.Value.BatchCharactersMax)) break;
            _batch[count++] = carried;
            carried = null;
        }

        return count;
    }

    /// <summary>
    /// Commits a batch. One that the database refuses is halved until each refused append stands alone and fails alone; order is kept.
    /// </summary>
    private async Task CommitAsync(ReadOnlyMemory<PendingAppend> batch)
    {
        try
        {
            Complete(batch, await store.CommitAsync(batch));
        }
        catch (RefusedBatchException refused) when (batch.Length == 1)
        {
            await RefuseAsync(batch.Span[0], refused);
        }
        catch (RefusedBatchException)
        {
            var half = batch.Length / 2;
            await CommitAsync(batch[..half]);
            await CommitAsync(batch[half..]);
        }
        catch (Exception exception)
        {
            LogUnknownOutcome(exception, batch.Length);
            foreach (var pending in batch.Span) pending.Fail(Unknown(exception));
        }
    }

    private void Complete(ReadOnlyMemory<PendingAppend> batch, long position)
    {
        if (!_listeners.IsEmpty) Tell(CommittedEntries.Of(batch.Span, position));
        foreach (var pending in batch.Span)
        {
            var last = position + pending.EntryCount - 1;
            pending.Complete(new AppendOutcome.Committed(position, last));
            position = last + 1;
        }
    }

    /// <summary>A listener's failure must not turn a committed append into a failed one.</summary>
    private void Tell(ImmutableArray<JournalEntry> entries)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                listener.OnCommitted(entries);
            }
            catch (Exception exception)
            {
                LogListenerFailed(exception, listener.GetType().Name, entries[0].Position);
            }
        }
    }

    private async Task RefuseAsync(PendingAppend pending, RefusedBatchException refused)
    {
        try
        {
            // A retry that comes from an activation that is behind breaks both rules; its first result is what the caller needs.
            if (refused.Refusal == Refusal.Journal && await FindCommandAsync(pending.Append) is { } first)
            {
                meter.Refused(AppendRefusal.Repeated);
                pending.Complete(new AppendOutcome.AlreadyCommitted(first));
                return;
            }

            meter.Refused(ReasonOf(refused.Refusal));
            pending.Fail(await RefusedAsync(pending, refused));
        }
        catch (Exception exception)
        {
            LogUnknownOutcome(exception, 1);
            pending.Fail(Unknown(exception));
        }
    }

    private async Task<JournalEntry?> FindCommandAsync(JournalAppend append)
    {
        foreach (var entry in append.Entries)
        {
            if (entry.CommandId is not { } commandId) continue;
            if (await reader.FindCommandAsync(append.Entity, commandId, CancellationToken.None) is { } first) return first;
        }

        return null;
    }

    private async Task<Exception> RefusedAsync(PendingAppend pending, RefusedBatchException refused)
    {
        switch (refused.Refusal)
        {
            case Refusal.Journal:
                var fenced = await FindFencedAsync(pending);
                return new JournalFencedException(fenced.Entity, fenced.AfterSeq);
            case Refusal.Directory:
                return new DirectoryConflictException(refused.Rule);
            default:
                return new ArgumentException($"The database cannot hold a value of {pending.Append.Entity} ({refused.Rule}).", refused);
        }
    }

    /// <summary>The member whose history does not end where it says; the append itself when that is none (any more).</summary>
    private async Task<JournalAppend> FindFencedAsync(PendingAppend pending)
    {
        if (pending.Members.Length == 1) return pending.Append;
        foreach (var member in pending.Members)
        {
            var found = await reader.ReadEntityAsync(member.Entity, Math.Max(member.AfterSeq - 1, 0), 2, CancellationToken.None);
            var last = found.IsEmpty ? 0 : found[^1].Seq;
            if (last != member.AfterSeq) return member;
        }

        return pending.Append;
    }

    private static AppendRefusal ReasonOf(Refusal refusal) => refusal switch
    {
        Refusal.Journal => AppendRefusal.Fenced,
        Refusal.Directory => AppendRefusal.Directory,
        _ => AppendRefusal.Value,
    };

    private static JournalUnavailableException Unknown(Exception exception) =>
        new("It is not known whether the append was committed.", exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outcome of a commit of {AppendCount} appends is unknown.")]
    private partial void LogUnknownOutcome(Exception exception, int appendCount);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Listener} failed on the entries from position {Position}.")]
    private partial void LogListenerFailed(Exception exception, string listener, long position);
}
