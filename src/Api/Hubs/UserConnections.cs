using System.Runtime.InteropServices;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// Users with a live connection to this node, noted in the directory when the first one opens and the last one closes, and regularly in between. So
/// whoever looks after presence learns of a closed screen and of a node that is gone, the same way. A user who comes back is what it was before.
/// </summary>
internal sealed partial class UserConnections(
    IPresenceDirectory presenceDirectory, IAgentDirectory agentDirectory, IGrainFactory grains, TimeProvider time, ILogger<UserConnections> logger)
    : BackgroundService, IJournalConsumer, IUserConnections
{
    /// <summary>Changes are noted this often.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>The period after which all connected users are noted.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ResumePatience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _connections = new(StringComparer.Ordinal);
    private HashSet<string> _changed = new(StringComparer.Ordinal);
    private HashSet<string> _back = new(StringComparer.Ordinal);

    public void Open(string userId)
    {
        lock (_gate)
        {
            if (++CollectionsMarshal.GetValueRefOrAddDefault(_connections, userId, out _) > 1) return;
            _changed.Add(userId);
            _back.Add(userId);
        }
    }

    public void Close(string userId)
    {
        lock (_gate)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(_connections, userId) > 0) return;
            _connections.Remove(userId);
            _changed.Add(userId);
            _back.Remove(userId);
        }
    }

    public ValueTask StartAsync(long position, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// Marks connected users whose presence ended: this node may have been cut off from the database for so long that they were taken for gone.
    /// </summary>
    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            if (entry.Entity.Type != EntityTypes.Agent || EntryCodec<AgentEntry>.Read(entry) is not PresenceEnded) continue;
            lock (_gate)
            {
                if (_connections.ContainsKey(entry.Entity.Id)) _back.Add(entry.Entity.Id);
            }
        }

        return ValueTask.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var roundAt = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var isRound = time.GetElapsedTime(roundAt) >= Round;
            if (isRound) roundAt = time.GetTimestamp();
            await TryAsync(Take(isRound), stoppingToken);
        }
    }

    private (ImmutableArray<string> Seen, ImmutableArray<string> Back) Take(bool isRound)
    {
        lock (_gate)
        {
            ImmutableArray<string> seen = isRound ? [.. _connections.Keys.Union(_changed)] : [.. _changed];
            ImmutableArray<string> back = [.. _back];
            if (_changed.Count > 0) _changed = new HashSet<string>(StringComparer.Ordinal);
            if (_back.Count > 0) _back = new HashSet<string>(StringComparer.Ordinal);
            return (seen, back);
        }
    }

    /// <summary>Notes the connected users and resumes those who came back. What fails is tried again in the next period.</summary>
    private async Task TryAsync((ImmutableArray<string> Seen, ImmutableArray<string> Back) users, CancellationToken stoppingToken)
    {
        try
        {
            if (!users.Seen.IsEmpty) await presenceDirectory.SeeUsersAsync(users.Seen, time.GetUtcNow(), stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNoted(users.Seen.Length, exception.GetType().Name);
            Return(users.Seen, []);
        }

        await Task.WhenAll(users.Back.Select(userId => TryResumeAsync(userId, stoppingToken)));
    }

    /// <summary>Resumes one user's presence. A user whose actor does not respond delays neither the others nor the next round.</summary>
    private async Task TryResumeAsync(string userId, CancellationToken stoppingToken)
    {
        try
        {
            await ResumeAsync(userId, stoppingToken).WaitAsync(ResumePatience, time, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNoted(1, exception.GetType().Name);
            Return([], [userId]);
        }
    }

    private async Task ResumeAsync(string userId, CancellationToken cancellationToken)
    {
        if (await agentDirectory.FindAgentAsync(userId, cancellationToken) is not { PresenceBefore: not null }) return;
        await grains.GetGrain<IAgentGrain>(userId).ResumePresence();
    }

    private void Return(ImmutableArray<string> seen, ImmutableArray<string> back)
    {
        lock (_gate)
        {
            _changed.UnionWith(seen);
            _back.UnionWith(back.Where(_connections.ContainsKey));
        }
    }

    [LoggerMessage(LogLevel.Warning, "That {Users} users are connected could not be noted and will be tried again: {Kind}")]
    private partial void LogNotNoted(int users, string kind);
}
