using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Routing;
using ContactCenter.Wording;
using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>Decides what a command does to a conversation, or why it is refused.</summary>
internal static class ConversationRules
{
    public static Decision<ConversationEntry> Start(ConversationState state, StartConversation command)
    {
        if (state.IsRefused) return ConversationErrors.NeverStarts;
        if (state.View is not null) return CommonErrors.CommandIdInUse;
        var contact = command.Contact;
        return new ConversationStarted(
            command.VisitorKey, command.Visitor, contact.OriginContactId, contact.Name, contact.Verified, command.Source, command.DepartmentId,
            contact.ContactId == contact.OriginContactId ? null : contact.ContactId, contact.Unknown, contact.MustVerify,
            command.PreferredAgent?.Agent, command.PreferredAgent?.Reason);
    }

    public static Decision<ConversationEntry> Post(ConversationState state, PostVisitorMessage command)
    {
        if (!BelongsTo(state, command.VisitorKey)) return ConversationErrors.InvalidRoom;
        if (MessageIds.IsOurs(state.View!.RoomId, command.MessageId)) return ConversationErrors.InvalidMessageId;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        if (command.File is null && VisibleText.IsBlank(command.Text)) return ConversationErrors.EmptyMessage;
        return Posted(state, command.MessageId, command.Text, ConversationTranscript.Of(state.View!.Visitor), command.File, command.Through);
    }

    public static Decision<ConversationEntry> Post(ConversationState state, PostAgentMessage command)
    {
        if (state.View is null) return ConversationErrors.InvalidRoom;
        if (MessageIds.IsOurs(state.View.RoomId, command.MessageId)) return ConversationErrors.InvalidMessageId;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        if (!command.MayServeOthers && !IsServedBy(state, command.Agent.UserId)) return ConversationErrors.NotServing;
        if (command.File is null && VisibleText.IsBlank(command.Text)) return ConversationErrors.EmptyMessage;
        return Posted(state, command.MessageId, command.Text, ConversationTranscript.Of(command.Agent), command.File);
    }

    public static Decision<ConversationEntry> PostAsSystem(ConversationState state, string messageId, string text) =>
        state.View is null || IsClosed(state)
            ? Decision<ConversationEntry>.Nothing
            : Posted(state, messageId, text, new MessageSender(MessageSender.System, "", "", null));

    /// <summary>Assigns the conversation. One agent wins; the same reservation again is the same assignment.</summary>
    public static Decision<ConversationEntry> Assign(ConversationState state, AssignConversation command) => command switch
    {
        { Reason: AssignmentReason.Forwarded, Transfer: { } order } => TransferRules.ToAgent(state, command, order),
        { Reason: AssignmentReason.GoesOn } => TransferRules.Resume(state, command),
        _ => AssignWaiting(state, command),
    };

    private static Decision<ConversationEntry> AssignWaiting(ConversationState state, AssignConversation command)
    {
        if (state.View is null || IsClosed(state)) return ConversationErrors.InquiryNotFound;
        if (state.View.Status == ConversationStatuses.Verifying) return ConversationErrors.UnverifiedContact;
        if (state.View.Status != ConversationStatuses.Queued)
            return state.ReservationId == command.ReservationId ? Decision<ConversationEntry>.Nothing : ConversationErrors.InquiryTaken;
        if (command.RefusesUnknown && state.ContactIsUnknown) return ConversationErrors.UnknownContact;
        if (command.RefusesUnverified && !state.View.Verified) return ConversationErrors.UnverifiedContact;
        return new AgentAssigned(command.Agent, command.ReservationId, command.Reason, Explained(command.Decision, state.View));
    }

    /// <summary>Adds the reason to a queue's choice: the queue only knows that this agent was to be asked first, the conversation knows why.</summary>
    private static RoutingDecision? Explained(RoutingDecision? decision, ConversationView view) =>
        decision is { Reason: RoutingReasons.Preferred } && view.PreferredReason is { } reason ? decision with { Reason = reason } : decision;

    public static Decision<ConversationEntry> Close(ConversationState state, CloseAsVisitor command)
    {
        if (!BelongsTo(state, command.VisitorKey)) return ConversationErrors.InvalidRoom;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        return new ConversationClosed(
            "visitor", null, ClosingComments.ByVisitor, state.View!.Tags, state.View.ServedBy?.UserId, IsHeld(state));
    }

    public static Decision<ConversationEntry> Close(ConversationState state, CloseAsUser command, WorkspaceSnapshot workspace)
    {
        if (state.View is null) return ConversationErrors.ErrorInvalidRoom;
        if (IsClosed(state)) return command.IsForced ? Decision<ConversationEntry>.Nothing : ConversationErrors.AlreadyClosed;
        if (!command.MayCloseOthers && !IsServedBy(state, command.User.UserId)) return ConversationErrors.NotAuthorized;
        if (command.CommentIsRequired && VisibleText.IsBlank(command.Comment)) return ConversationErrors.CommentIsRequired;
        var tags = command.Tags.IsEmpty ? state.View.Tags : command.Tags;
        if (tags.IsEmpty && RequiresTag(state.View.DepartmentId, workspace)) return ConversationErrors.TagsAreRequired;
        var closed = new ConversationClosed("user", command.User, command.Comment, tags, state.View.ServedBy?.UserId, IsHeld(state));
        var entries = ImmutableArray.Create<ConversationEntry>(closed);
        if (command.Transcript is { } transcript) entries = entries.Add(new TranscriptRequested(transcript));
        return command.WithPdf ? entries.Add(new PdfRequested(command.User)) : entries;
    }

    private static bool RequiresTag(string? departmentId, WorkspaceSnapshot workspace) =>
        departmentId is not null && workspace.Departments.GetValueOrDefault(departmentId)?.Profile.RequestsTagBeforeClosing == true;

    /// <summary>Closes the conversation because of a block or a deletion. One that has not started never will; a closed one stays as it is.</summary>
    public static Decision<ConversationEntry> Close(ConversationState state, CloseBlocked command)
    {
        if (state.View is null) return state.IsRefused ? Decision<ConversationEntry>.Nothing : new ConversationRefused();
        if (IsClosed(state) || (command.VisitorId is { } visitorId && visitorId != state.View.Visitor.VisitorId)) return Decision<ConversationEntry>.Nothing;
        return new ConversationClosed(
            "user", null, command.Comment, state.View.Tags, state.View.ServedBy?.UserId, IsHeld(state), ByBlock: true);
    }

    public static Decision<ConversationEntry> Abandon(ConversationState state) =>
        state.View is null && !state.IsRefused ? new ConversationRefused() : Decision<ConversationEntry>.Nothing;

    public static Decision<ConversationEntry> OfferToAll(ConversationState state, string askedAgentId) =>
        state.View is { Status: ConversationStatuses.Queued, PreferredAgent: { } asked } && asked.UserId == askedAgentId
            ? new OfferedToAll(asked)
            : Decision<ConversationEntry>.Nothing;

    public static Decision<ConversationEntry> ChangeVisitor(ConversationState state, ChangeVisitor command)
    {
        if (state.View?.Visitor.VisitorId != command.OldVisitorId) return ConversationErrors.InvalidRoom;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        if (IsHeld(state)) return ConversationErrors.UnverifiedContact;
        return command.NewVisitor.VisitorId == command.OldVisitorId
            ? Decision<ConversationEntry>.Nothing
            : new VisitorChanged(command.NewVisitorKey, command.NewVisitor, command.Verified);
    }

    public static Decision<ConversationEntry> UpdateContact(ConversationState state, UpdateConversationContact command)
    {
        if (state.View is not { IsAnonymized: false } view) return Decision<ConversationEntry>.Nothing;
        return (view.ContactId, view.Name, state.ContactIsUnknown) == (command.ContactId, command.Name, command.Unknown)
            ? Decision<ConversationEntry>.Nothing
            : new ContactChanged(command.ContactId, command.Name, command.Unknown);
    }

    /// <summary>Notes the proof of the visitor who gives it. A former visitor's proof proves nothing for the present one.</summary>
    public static Decision<ConversationEntry> Verify(ConversationState state, string visitorId) =>
        state.View?.Visitor.VisitorId == visitorId ? EndVerification(state, isVerified: true) : Decision<ConversationEntry>.Nothing;

    /// <summary>Ends a wait for a proof. A proof counts whenever it comes, but only a conversation that waits for one changes its place.</summary>
    public static Decision<ConversationEntry> EndVerification(ConversationState state, bool isVerified)
    {
        if (state.View is not { } view || IsClosed(state)) return Decision<ConversationEntry>.Nothing;
        var changes = view.Status == ConversationStatuses.Verifying || (isVerified && !view.Verified);
        var askedFirst = view.Status == ConversationStatuses.Verifying ? view.PreferredAgent?.UserId : AskedFirst(view);
        return changes ? new VerificationEnded(isVerified, askedFirst) : Decision<ConversationEntry>.Nothing;
    }

    public static Decision<ConversationEntry> CloseUnverified(ConversationState state) =>
        state.View is { Status: ConversationStatuses.Verifying } view
            ? new ConversationClosed("user", null, ClosingComments.NotVerified, view.Tags, null, WasHeld: true)
            : Decision<ConversationEntry>.Nothing;

    /// <summary>
    /// Removes names from an entry when a contact is erased with which the conversation's own contact was merged for a while. In that time
    /// the conversation may have had the erased contact's name, also under its own contact's id. Only its present name stays.
    /// </summary>
    /// <param name="lastChangeSeq">The seq of the entry with the conversation's present name.</param>
    /// <returns>Null = the entry stays as it is.</returns>
    public static Redaction? Redact(ConversationState state, JournalEntry entry, long lastChangeSeq, IReadOnlyCollection<string> erasedIds)
    {
        switch (EntryCodec<ConversationEntry>.Read(entry))
        {
            case ContactChanged when entry.Seq != lastChangeSeq:
                return new Redaction(entry.Seq, null);
            case ContactChanged changed when erasedIds.Contains(changed.ContactId):
                return new Redaction(entry.Seq, Write(changed with { Name = "", ContactId = ContactRedaction.Nobody }));
            case ConversationStarted started when lastChangeSeq > 0:
                var shown = started.ShownContactId is { } id && erasedIds.Contains(id) ? ContactRedaction.Nobody : started.ShownContactId;
                return new Redaction(entry.Seq, Write(started with { Name = state.View?.Name ?? "", ShownContactId = shown }));
            default:
                return null;
        }

        static string Write(ConversationEntry redacted) => EntryCodec<ConversationEntry>.Write(redacted);
    }

    public static bool BelongsTo(ConversationState state, string visitorKey) => state.View is not null && state.VisitorKey == visitorKey;

    private static bool IsClosed(ConversationState state) => state.View!.Status == ConversationStatuses.Closed;

    private static bool IsServedBy(ConversationState state, string userId) => state.View!.ServedBy?.UserId == userId;

    private static bool IsHeld(ConversationState state) => state.View!.Status == ConversationStatuses.Verifying;

    private static Decision<ConversationEntry> Posted(
        ConversationState state, string messageId, string text, MessageSender sender, FileReference? file = null, string? through = null) =>
        System.Text.Encoding.UTF8.GetByteCount(text) > ConversationLimits.MaxMessageBytes
            ? ConversationErrors.MessageTooLong
            : new MessagePosted(messageId, text, sender, IsHeld(state), file, AskedFirst(state.View!), through);

    /// <summary>
    /// The agent who is asked first. It is kept with the entry, because the conversation may be somewhere else by the time the entry is
    /// shown.
    /// </summary>
    private static string? AskedFirst(ConversationView view) =>
        view.Status == ConversationStatuses.Queued ? view.PreferredAgent?.UserId : null;
}
