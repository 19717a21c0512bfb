using ContactCenter.Directory;
using ContactCenter.Entities;

namespace ContactCenter.Conversations;

/// <summary>A conversation without its messages: they are entries of the journal, so it costs the same however long it gets (promise 8).</summary>
/// <param name="View">What is shown; null = not started.</param>
/// <param name="VisitorKey">Whose it is: what the visitor's calls are checked against. Never shown.</param>
/// <param name="ReservationId">The slot by which the serving agent got it.</param>
public sealed record ConversationState(ConversationView? View, string VisitorKey, string? ReservationId)
{
    /// <summary>Nobody has said yet who its contact is.</summary>
    public bool ContactIsUnknown { get; init; }

    /// <summary>It was blocked before it started.</summary>
    public bool IsRefused { get; init; }

    public static ConversationState None { get; } = new(null, "", null);

    /// <summary>The contact it was opened with.</summary>
    public string? OriginContactId => View?.OriginContactId ?? View?.ContactId;

    /// <summary>What an entry means.</summary>
    public static ConversationState Apply(string roomId, ConversationState state, Recorded<ConversationEntry> recorded)
    {
        var after = recorded.Entry switch
        {
            ConversationStarted started => new ConversationState(Started(roomId, started, recorded.At), started.VisitorKey, null)
            {
                ContactIsUnknown = started.Unknown,
            },
            ConversationRefused => state with { IsRefused = true },
            ContactChanged changed => state with
            {
                View = state.View! with
                {
                    ContactId = changed.ContactId, OriginContactId = state.OriginContactId, Name = changed.Name,
                },
                ContactIsUnknown = changed.Unknown,
            },
            VerificationEnded ended => state with { View = VerificationEnded(state.View!, ended, recorded.At) },
            AgentAssigned assigned => state with { View = Assigned(state.View!, assigned, recorded.At), ReservationId = assigned.ReservationId },
            MessagePosted posted => state with { View = Posted(state.View!, posted, recorded.At) },
            ConversationClosed closed => state with { View = Closed(state.View!, closed, recorded.At) },
            _ => state,
        };
        if (after.View is null) return after;
        var message = ConversationTranscript.Message(roomId, recorded);
        return after with
        {
            View = after.View with
            {
                Seq = recorded.Seq, UpdatedAt = recorded.At,
                LastMessage = message ?? after.View.LastMessage, LastMessageAt = message?.At ?? after.View.LastMessageAt,
            },
        };
    }

    private static ConversationView Started(string roomId, ConversationStarted started, DateTimeOffset at) => new()
    {
        RoomId = roomId, Visitor = started.Visitor, ContactId = started.ShownContactId ?? started.ContactId, OriginContactId = started.ShownContactId is null ? null : started.ContactId,
        Name = started.Name, Status = started.MustVerify ? ConversationStatuses.Verifying : ConversationStatuses.Queued,
        Source = started.Source, Verified = started.Verified, DepartmentId = started.DepartmentId, OpenedAt = at,
        QueuedAt = started.MustVerify ? null : at,
        WaitingResponse = true, LastMessageAt = at, UpdatedAt = at,
    };

    private static ConversationView Assigned(ConversationView view, AgentAssigned assigned, DateTimeOffset at) => view with
    {
        Status = ConversationStatuses.Open, ServedBy = new ServedBy(assigned.Agent.UserId, assigned.Agent.Username, at), QueuedAt = null,
    };

    private static ConversationView VerificationEnded(ConversationView view, VerificationEnded ended, DateTimeOffset at) =>
        view.Status == ConversationStatuses.Verifying
            ? view with { Verified = ended.Verified, Status = ConversationStatuses.Queued, QueuedAt = at }
            : view with { Verified = ended.Verified };

    private static ConversationView Posted(ConversationView view, MessagePosted posted, DateTimeOffset at)
    {
        if (posted.Sender.Kind == MessageSender.System) return view with { MessageCount = view.MessageCount + 1 };
        var isAnswer = posted.Sender.Kind == MessageSender.User;
        return view with
        {
            MessageCount = view.MessageCount + 1, WaitingResponse = !isAnswer, FirstResponseAt = view.FirstResponseAt ?? (isAnswer ? at : null),
        };
    }

    private static ConversationView Closed(ConversationView view, ConversationClosed closed, DateTimeOffset at) => view with
    {
        Status = ConversationStatuses.Closed, ClosedAt = at, Closer = closed.Closer, ClosedBy = closed.By, ClosingComment = closed.Comment,
        Tags = closed.Tags, QueuedAt = null, WaitingResponse = false,
    };
}
