using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ContactCenter.Api.Routing;

namespace ContactCenter.Api.Feed;

/// <summary>
/// A connection as the live feed knows it: whom it belongs to, what it may see, and what waits for it. The fields without their own
/// synchronisation belong to <see cref="LiveFeed"/> and are touched under its lock only.
/// </summary>
public sealed class FeedSubscriber(string userId, int maxWaitingTypingSignals)
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly WaitingSignals<TypingSignal> _typing = new(maxWaitingTypingSignals);
    private readonly WaitingSignals<DraftSignal> _drafts = new(maxWaitingTypingSignals);
    private long _told = long.MaxValue;
    private QueuePlace? _place;
    private ShownViewers? _viewers;

    public string UserId { get; } = userId;

    /// <summary>The sign-in by which a user is connected; null = a visitor, whose ends by an entry only.</summary>
    internal FeedCredentials? Credentials { get; init; }

    /// <summary>The connection's id, by which the user's other connections are told apart from it.</summary>
    internal string ConnectionId { get; set; } = "";

    /// <summary>The room that its user views; null = none. <see cref="ViewedRooms"/> touches it under its lock.</summary>
    internal string? ViewedRoomId { get; set; }

    /// <summary>The part of the feed that the connection may see; by it the feed decides whether to wake the connection.</summary>
    internal FeedVisibility Visibility { get; set; } = FeedVisibility.None;

    /// <summary>The first position that it may see and has not looked at; 0 = none.</summary>
    internal long FirstPending { get; set; }

    /// <summary>The last position that may have changed its access since it last looked; 0 = none.</summary>
    internal long AccessChangedAt { get; set; }

    /// <summary>The interval for telling its position has passed.</summary>
    internal bool PositionIsDue { get; set; }

    /// <summary>The position that the client was told last; the greatest there is while it is not fed.</summary>
    internal long Told
    {
        get => Volatile.Read(ref _told);
        set => Volatile.Write(ref _told, value);
    }

    /// <summary>Its user may not be signed in any more.</summary>
    internal bool SignInIsDue { get; set; }

    /// <summary>The visitor is blocked: it is sent what it may still see, told so, and its connection ends.</summary>
    internal bool IsBlocked { get; set; }

    internal void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Completes when there may be something to do. One waiter.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wake.Reader.ReadAsync(cancellationToken);

    /// <summary>Never waits: the oldest waiting signal gives way.</summary>
    internal void Offer(TypingSignal signal)
    {
        _typing.Add(signal);
        Wake();
    }

    /// <summary>Never waits: only the newest place counts.</summary>
    internal void Offer(QueuePlace place)
    {
        Volatile.Write(ref _place, place);
        Wake();
    }

    /// <summary>Never waits: the oldest waiting draft gives way.</summary>
    internal void Offer(DraftSignal signal)
    {
        _drafts.Add(signal);
        Wake();
    }

    /// <summary>Never waits: only the newest list counts.</summary>
    internal void Offer(ShownViewers viewers)
    {
        Volatile.Write(ref _viewers, viewers);
        Wake();
    }

    /// <summary>The newest list of viewers; null = no other than before.</summary>
    public ShownViewers? TakeViewers() => Interlocked.Exchange(ref _viewers, null);

    public bool TryTakeDraft([NotNullWhen(true)] out DraftSignal? signal) => _drafts.TryTake(out signal);

    /// <summary>The newest place in the queue; null = no other than before.</summary>
    public QueuePlace? TakePlace() => Interlocked.Exchange(ref _place, null);

    public bool TryTakeTyping([NotNullWhen(true)] out TypingSignal? signal) => _typing.TryTake(out signal);
}

/// <summary>The work that a subscriber has to do now.</summary>
/// <param name="From">The first position that the subscriber may see and has not looked at; 0 = none.</param>
/// <param name="Head">The feed's newest position: with nothing pending, this is where the subscriber is.</param>
/// <param name="AccessChangedAt">The position up to which the subscriber's access may have changed; 0 = it has not.</param>
/// <param name="PositionIsDue">Whether it is time to tell the client its position.</param>
/// <param name="SignInIsDue">Whether its user may not be signed in any more.</param>
/// <param name="IsBlocked">Whether the client is told that it is blocked, after everything up to <paramref name="Head"/>.</param>
public readonly record struct FeedWork(long From, long Head, long AccessChangedAt, bool PositionIsDue, bool SignInIsDue, bool IsBlocked);
