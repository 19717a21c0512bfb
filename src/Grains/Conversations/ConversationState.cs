using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Conversations;

/// <summary>A conversation without its messages, which are entries of the journal: it costs the same however long it gets (promise 8).</summary>
/// <param name="View">The view that callers see; null = not started.</param>
/// <param name="VisitorKey">The visitor whose conversation it is, against whom the visitor's calls are checked. Never shown.</param>
/// <param name="ReservationId">The slot by which the serving agent has it. Kept when the conversation is closed; null while it waits or is on hold.</param>
public sealed record ConversationState(ConversationView? View, string VisitorKey, string? ReservationId)
{
    /// <summary>Nobody has said yet who its contact is.</summary>
    public bool ContactIsUnknown { get; init; }

    /// <summary>The conversation was blocked or abandoned before it started.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The visitor's messages that no agent has read.</summary>
    public ImmutableArray<SeqRun> UnreadByAgent { get; init; } = [];

    /// <summary>The agents' messages that the visitor has not read.</summary>
    public ImmutableArray<SeqRun> UnreadByVisitor { get; init; } = [];

    /// <summary>The SMS that are due to the visitor's phone; null = none.</summary>
    public DueSmsQueue? Owed { get; init; }

    /// <summary>Tries at sending the transcript by e-mail; null = none yet.</summary>
    public WorkTries? TranscriptTries { get; init; }

    /// <summary>Tries at making the transcript a document; null = none yet.</summary>
    public WorkTries? PdfTries { get; init; }

    /// <summary>The number of ours to which the visitor sent an SMS last; null = the one of the conversation's source, if any.</summary>
    public string? AnswersFrom { get; init; }

    /// <summary>Messages whose SMS arrived in part or failed, at most the last <see cref="TextReports.MessagesMax"/>.</summary>
    public ImmutableArray<SmsProgress> Texts { get; init; } = [];

    public static ConversationState None { get; } = new(null, "", null);

    /// <summary>The contact it was opened with.</summary>
    public string? OriginContactId => View?.OriginContactId ?? View?.ContactId;

    /// <summary>Applies an entry.</summary>
    public static ConversationState Apply(string roomId, ConversationState state, Recorded<ConversationEntry> recorded)
    {
        var after = recorded.Entry switch
        {
            ConversationStarted started => new ConversationState(Started(roomId, started, recorded.At), started.VisitorKey, null)
            {
                ContactIsUnknown = started.Unknown,
            },
            ConversationRefused => state with { IsRefused = true },
            ContactChanged changed => state with { View = ContactOf(state, changed), ContactIsUnknown = changed.Unknown },
            VerificationEnded ended => state with { View = VerificationEnded(state.View!, ended, recorded.At) },
            AgentAssigned assigned => state with { View = Assigned(state.View!, assigned, recorded.At), ReservationId = assigned.ReservationId },
            ConversationTransferred moved => state with { View = Transferred(state.View!, moved, recorded.At), ReservationId = null },
            ConversationHeld => state with
            {
                View = state.View! with { Status = ConversationStatuses.OnHold, HeldAt = recorded.At }, ReservationId = null,
            },
            MessagePosted posted => SmsRules.Posted(Posted(state, posted, recorded), posted, recorded.Seq, recorded.At),
            SmsSent or SmsDelayed or SmsFailed or SmsWithdrawn or SmsArrived =>
                SmsProgressRules.Apply(SmsRules.Apply(state, recorded.Entry, recorded.At), recorded.Entry),
            NotePosted or NoteEdited or NoteDeleted => NoteRules.Apply(state, recorded.Entry),
            MessageEdited edited => state with { View = Edited(state.View!, edited, recorded.At) },
            MessageDeleted deleted => state with { View = Deleted(state.View!, deleted) },
            CursorMoved moved => CursorRules.Apply(state, moved),
            InfoSaved saved => state with { View = InfoRules.Apply(state.View!, saved.Info) },
            SurveyAnswered answered => state with { View = state.View! with { Survey = answered.Answers } },
            TranscriptRequested requested => state with
            {
                View = state.View! with { TranscriptRequest = requested.Request }, TranscriptTries = null,
            },
            TranscriptWithdrawn or TranscriptSent => state with { View = state.View! with { TranscriptRequest = null }, TranscriptTries = null },
            WorkDelayed or WorkFailed => DueWork.Apply(state, recorded.Entry),
            PdfRequested requested => state with { View = state.View! with { Pdf = new PdfTranscript(recorded.At, requested.By, null) } },
            PdfMade made => state with { View = state.View! with { Pdf = state.View!.Pdf! with { File = made.File } }, PdfTries = null },
            VisitorChanged changed => state with
            {
                VisitorKey = changed.VisitorKey, View = state.View! with { Visitor = changed.Visitor, Verified = changed.Verified },
            },
            OfferedToAll => state with { View = state.View! with { PreferredAgent = null, PreferredReason = null } },
            ConversationAnonymized anonymized => RetirementRules.Apply(roomId, anonymized.Figures),
            // Whoever is blocked gets nothing more.
            ConversationClosed closed => state with { View = Closed(state.View!, closed, recorded.At), Owed = closed.ByBlock ? null : state.Owed },
            _ => state,
        };
        if (after.View is null) return after;
        var message = ConversationTranscript.Message(roomId, recorded) is { } said && ShownToVisitors.MayRead(said) ? said : null;
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
        RoomId = roomId, Visitor = started.Visitor, ContactId = started.ShownContactId ?? started.ContactId,
        OriginContactId = started.ShownContactId is null ? null : started.ContactId,
        Name = started.Name, Status = started.MustVerify ? ConversationStatuses.Verifying : ConversationStatuses.Queued,
        Source = started.Source, Verified = started.Verified, DepartmentId = started.DepartmentId, OpenedAt = at,
        QueuedAt = started.MustVerify ? null : at, ArrivedAt = started.MustVerify ? null : at,
        PreferredAgent = started.PreferredAgent, PreferredReason = started.PreferredReason,
        WaitingResponse = true, LastMessageAt = at, UpdatedAt = at, Metrics = new ConversationMetrics { WaitingSince = at },
    };

    private static ConversationView ContactOf(ConversationState state, ContactChanged changed) => state.View! with
    {
        ContactId = changed.ContactId, OriginContactId = state.OriginContactId, Name = changed.Name,
    };

    private static ConversationView Assigned(ConversationView view, AgentAssigned assigned, DateTimeOffset at)
    {
        var since = assigned.Reason == AssignmentReason.GoesOn && view.ServedBy?.UserId == assigned.Agent.UserId ? view.ServedBy.At : at;
        return view with
        {
            Status = ConversationStatuses.Open, ServedBy = new ServedBy(assigned.Agent.UserId, assigned.Agent.Username, since), QueuedAt = null,
            PreferredAgent = null, PreferredReason = null, AvoidedAgentId = null, HeldAt = null, WaitsToGoOn = false,
            Metrics = view.Metrics with { FirstServedAt = view.Metrics.FirstServedAt ?? at },
        };
    }

    private static ConversationView Transferred(ConversationView view, ConversationTransferred moved, DateTimeOffset at) => view with
    {
        Status = ConversationStatuses.Queued, ServedBy = null, QueuedAt = at, ArrivedAt = moved.KeepsPlace ? view.ArrivedAt ?? view.OpenedAt : at,
        FormerAgentIds = moved.From is { } from ? WithFormer(view.FormerAgentIds, from.UserId) : view.FormerAgentIds,
        DepartmentId = moved.ToDepartmentId, PreferredAgent = moved.To, PreferredReason = null,
        HeldAt = null, WaitsToGoOn = false, AvoidedAgentId = moved.Timeout is null ? null : moved.From?.UserId,
    };

    private static ImmutableArray<string> WithFormer(ImmutableArray<string> agentIds, string agentId) =>
        [.. agentIds.Remove(agentId).Add(agentId).TakeLast(ConversationView.FormerAgentsMax)];

    private static ConversationView VerificationEnded(ConversationView view, VerificationEnded ended, DateTimeOffset at) =>
        view.Status == ConversationStatuses.Verifying
            ? view with { Verified = ended.Verified, Status = ConversationStatuses.Queued, QueuedAt = at, ArrivedAt = at }
            : view with { Verified = ended.Verified };

    private static ConversationState Posted(ConversationState state, MessagePosted posted, Recorded<ConversationEntry> recorded)
    {
        var view = state.View!;
        return posted.Sender.Kind switch
        {
            MessageSender.Visitor => CursorRules.Written(state with { View = Asked(view, recorded.At) }, MessageSender.Visitor, recorded.Seq),
            MessageSender.User => CursorRules.Written(state with { View = Answered(view, recorded.At) }, MessageSender.User, recorded.Seq),
            _ => state with { View = view with { MessageCount = view.MessageCount + 1 } },
        };
    }

    private static ConversationView Asked(ConversationView view, DateTimeOffset at) => view with
    {
        MessageCount = view.MessageCount + 1, WaitingResponse = true, WaitsToGoOn = view.Status == ConversationStatuses.OnHold,
        Metrics = view.Metrics with { LastVisitorMessageAt = at, WaitingSince = view.Metrics.WaitingSince ?? at },
    };

    private static ConversationView Answered(ConversationView view, DateTimeOffset at)
    {
        var metrics = view.Metrics with { LastAgentMessageAt = at, WaitingSince = null };
        if (view.Metrics.WaitingSince is { } since)
        {
            metrics = metrics with
            {
                Responses = metrics.Responses + 1,
                ResponseTotalMilliseconds = metrics.ResponseTotalMilliseconds + (long)(at - since).TotalMilliseconds,
            };
        }

        return view with
        {
            MessageCount = view.MessageCount + 1, WaitingResponse = false, FirstResponseAt = view.FirstResponseAt ?? at, Metrics = metrics,
        };
    }

    private static ConversationView Edited(ConversationView view, MessageEdited edited, DateTimeOffset at) => view with
    {
        ChangedMessages = view.ChangedMessages + 1,
        LastMessage = view.LastMessage is { } last && last.Seq == edited.MessageSeq
            ? last with { Text = edited.Text, EditedAt = at, EditedBy = edited.By }
            : view.LastMessage,
    };

    private static ConversationView Deleted(ConversationView view, MessageDeleted deleted) => view with
    {
        ChangedMessages = view.ChangedMessages + 1,
        LastMessage = view.LastMessage is { } last && last.Seq == deleted.MessageSeq
            ? last with { Text = "", File = null, IsDeleted = true }
            : view.LastMessage,
    };

    private static ConversationView Closed(ConversationView view, ConversationClosed closed, DateTimeOffset at) => view with
    {
        Status = ConversationStatuses.Closed, ClosedAt = at, Closer = closed.Closer, ClosedBy = closed.By, ClosingComment = closed.Comment,
        Tags = closed.Tags, QueuedAt = null, WaitingResponse = false, HeldAt = null, WaitsToGoOn = false, PreferredAgent = null,
    };
}
