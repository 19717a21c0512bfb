using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Desks;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Sms;
using ContactCenter.Visitors;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Conversations;

/// <inheritdoc cref="IConversationGrain"/>
/// <remarks>
/// The grain is near the bottom of the order of calls: below it are the drafts alone, which it has erased with it. Others are told one way.
/// </remarks>
internal sealed partial class ConversationGrain(
    [PersistentState("conversation", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services,
    IWorkspaceConfiguration workspace, ITranscriptSender transcripts, ITranscriptDocuments documents, IFileStore files)
    : EntityGrain<ConversationState, ConversationEntry>(EntityTypes.Conversation, ConversationState.None, snapshot, services), IConversationGrain
{
    protected override int StateShape => 4;

    private bool KeepsPlace => workspace.Current.SettingIsOn(TransferRules.KeepsPlaceSetting);

    public async Task<ConversationView> Start(StartConversation command)
    {
        (await ExecuteAsync(command.Context, (state, _) => ConversationRules.Start(state, command))).Expect<ConversationStarted>();
        return State.View!;
    }

    public Task Adopt() => Task.CompletedTask;

    public Task<ConversationView?> Find() => Task.FromResult(State.View);

    public async Task<MessageView> PostAsVisitor(PostVisitorMessage command)
    {
        var executed = await ExecuteAsync(command.Context, (state, _) => ConversationRules.Post(state, command));
        if (State.View is { Status: ConversationStatuses.Verifying } && executed.First is { Entry: MessagePosted posted })
            await GrainFactory.GetGrain<IVisitorGrain>(State.VisitorKey).HearMessage(Key, posted.MessageId, posted.Text);
        if (!executed.IsRepeat && State.View is { WaitsToGoOn: true }) await ResumeAsync();
        return Message(executed, command.File);
    }

    public async Task<MessageView> PostAsAgent(PostAgentMessage command)
    {
        var executed = await ExecuteAsync(command.Context, (state, _) => ConversationRules.Post(state, command));
        await DeliverAsync();
        return Message(executed, command.File);
    }

    public async Task<MessageView> PostNote(PostNote command)
    {
        var executed = await ExecuteAsync(command.Context, (state, _) => NoteRules.Post(state, command));
        return ConversationTranscript.Message(Key, executed.Expect<NotePosted>())!;
    }

    public async Task<ConversationView> Assign(AssignConversation command)
    {
        await ReleaseAsync(await ExecuteAsync(command.Context, (state, _) => ConversationRules.Assign(state, command)));
        return State.View!;
    }

    public async Task<ConversationView?> TransferToQueue(TransferToQueue command)
    {
        var executed = await ExecuteAsync(command.Context, (state, _) => TransferRules.ToQueue(state, command, KeepsPlace));
        await ReleaseAsync(executed);
        await WakeQueueAsync(executed);
        return executed.First is null ? null : State.View;
    }

    public async Task<ConversationView> Hold(HoldConversation command)
    {
        await ReleaseAsync(await ExecuteAsync(command.Context, (state, _) => TransferRules.Hold(state, command)));
        return State.View!;
    }

    public async Task LeaveAgent(CommandContext context, string agentId, bool closes)
    {
        var executed = await EndAsync(context, (state, _) => ConversationTimeouts.LeaveAgent(state, agentId, closes, KeepsPlace));
        await ReleaseAsync(executed);
        await WakeQueueAsync(executed);
    }

    public async Task<ConversationView> SaveInfo(SaveConversationInfo command)
    {
        await WakeQueueAsync(await ExecuteAsync(command.Context, (state, _) => InfoRules.Save(state, command)));
        return State.View!;
    }

    public async Task<MessageView> EditMessage(ChangeMessage command, string text)
    {
        var message = await FindMessageAsync(command.MessageId);
        var executed = await ExecuteAsync(command.Context, (state, now) => MessageRules.Edit(state, message, command, text, now));
        return Changed(message, message is { IsNote: true } ? executed.Expect<NoteEdited>() : executed.Expect<MessageEdited>());
    }

    public async Task<MessageView> DeleteMessage(ChangeMessage command)
    {
        var message = await FindMessageAsync(command.MessageId);
        var executed = await ExecuteAsync(command.Context, (state, now) => MessageRules.Delete(state, message, command, now));
        var deleted = message is { IsNote: true } ? executed.Expect<NoteDeleted>() : executed.Expect<MessageDeleted>();
        // Nobody can ask for it any more; what a crash leaves goes with the room.
        if (message?.Message.File is not null) await files.DeleteAsync(Key, command.MessageId);
        return Changed(message, deleted);
    }

    public async Task<ConversationView> MoveCursor(MoveCursor command)
    {
        await ExecuteAsync(command.Context, (state, _) => CursorRules.Move(state, command));
        return State.View!;
    }

    public async Task VisitPage(VisitPage command) => await ExecuteAsync(command.Context, (state, _) => DueWorkRules.Visit(state, command));

    public async Task<ConversationView> AnswerSurvey(AnswerSurvey command)
    {
        await ExecuteAsync(command.Context, (state, _) => DueWorkRules.Answer(state, command));
        return State.View!;
    }

    public async Task RequestTranscript(RequestTranscript command) =>
        await ExecuteAsync(command.Context, (state, now) => DueWorkRules.Request(state, command, now));

    public async Task WithdrawTranscript(CommandContext context) =>
        await ExecuteAsync(context, (state, _) => DueWorkRules.Withdraw(state));

    public async Task RequestPdf(CommandContext context, AgentReference by) =>
        await ExecuteAsync(context, (state, _) => DueWorkRules.RequestPdf(state, by));

    public async Task Expire()
    {
        if (IsAnonymized) return;
        var kinds = ConversationTimeouts.DueKinds(State, Services.Now(), workspace.Current);
        if (kinds.Contains(TimeoutKinds.Sms)) await DeliverAsync();
        // Mail and documents are due only when it is over; their failures are entries, so nothing here keeps the next from its turn.
        if (kinds.Contains(TimeoutKinds.Transcript)) await SendTranscriptAsync(State.View!.TranscriptRequest!);
        if (kinds.Contains(TimeoutKinds.Pdf)) await MakePdfAsync();
        if (kinds.Contains(TimeoutKinds.Resume)) await ResumeAsync();
        else if (kinds.All(kind => kind is not (TimeoutKinds.Sms or TimeoutKinds.Transcript or TimeoutKinds.Pdf))) await ExpireAsync();
    }

    public async Task Delete()
    {
        if (DueWorkRules.RefusesDeletion(State) is { } error) throw new ContactCenterException(error);
        await Erase();
    }

    public async Task<ConversationView> CloseAsVisitor(CloseAsVisitor command) =>
        await ClosedAsync(await EndAsync(command.Context, (state, _) => ConversationRules.Close(state, command)));

    public async Task<ConversationView> CloseAsUser(CloseAsUser command) =>
        await ClosedAsync(await EndAsync(command.Context, (state, _) => ConversationRules.Close(state, command, workspace.Current)));

    public async Task CloseBlocked(CloseBlocked command) => await ReleaseAsync(
        await base.ExecuteAsync(command.Context, (state, _) => ConversationRules.Close(state, command)));

    public async Task<ConversationView?> Abandon(CommandContext context)
    {
        await ExecuteAsync(context, (state, _) => ConversationRules.Abandon(state));
        return State.View;
    }

    public async Task UpdateContact(UpdateConversationContact command) =>
        await base.ExecuteAsync(command.Context, (state, _) => ConversationRules.UpdateContact(state, command));

    public async Task<ConversationView?> Verify(CommandContext context, string visitorId)
    {
        await QueueAsync(await ExecuteAsync(context, (state, _) => ConversationRules.Verify(state, visitorId)));
        return State.View;
    }

    public async Task<ConversationView?> EndVerification(CommandContext context, bool closes)
    {
        await QueueAsync(await ExecuteAsync(context, (state, _) => closes
            ? ConversationRules.CloseUnverified(state)
            : ConversationRules.EndVerification(state, isVerified: false)));
        return State.View;
    }

    public async Task PostAsSystem(CommandContext context, string text)
    {
        await ExecuteAsync(context, (state, _) => ConversationRules.PostAsSystem(state, context.Id, text));
        await DeliverAsync();
    }

    public async Task<DueSms?> FindDueSms()
    {
        if (State.Owed is not { } owed || owed.DueAt > Services.Now()) return null;
        if (await DueSmsReader.FindAsync(Services.Journal, Key, State, owed) is { } text) return text;
        var context = CommandContext.OfSystem("texts-withdrawn", $"{owed.LastSeq}");
        await ExecuteAsync(context, (state, _) => SmsRules.Withdraw(state, owed.LastSeq));
        return null;
    }

    public async Task SettleSms(SettleSms command) =>
        await ExecuteAsync(command.Context, (state, now) => SmsRules.Settle(state, command, now));

    public async Task ReportSms(ReportSms command) =>
        await ExecuteAsync(command.Context, (state, _) => SmsProgressRules.Report(state, command));

    /// <summary>Deletes files first: while the room is known, a deletion that was cut off is done again.</summary>
    public async Task Erase()
    {
        await files.DeleteRoomAsync(Key);
        await GrainFactory.GetGrain<IRoomDraftsGrain>(DeskKeys.OfRoom(Key)).Erase();
        await EraseHistoryAsync();
    }

    /// <summary>Deletes files and drafts first, as <see cref="Erase"/> does. Then the history is replaced in one moment.</summary>
    public async Task<Retirement> Retire(RetireConversation command)
    {
        if (RetirementRules.Refuse(State, command) is { } outcome) return outcome;
        if (!command.Anonymizes)
        {
            await Erase();
            return Retirement.Done;
        }

        await files.DeleteRoomAsync(Key);
        await GrainFactory.GetGrain<IRoomDraftsGrain>(DeskKeys.OfRoom(Key)).Erase();
        var executed = await ReplaceHistoryAsync(CommandContext.OfSystem("anonymize"), (state, _) => RetirementRules.Anonymize(state, command));
        return executed.First is null ? Retirement.Kept : Retirement.Done;
    }

    public async Task ForgetContacts(ImmutableArray<string> erasedIds)
    {
        var changes = await Services.Journal.ReadEntityBackwardsAsync(
            new EntityId(EntityTypes.Conversation, Key), long.MaxValue, [ConversationKinds.ContactChanged], 1);
        var (state, lastChangeSeq) = (State, changes.IsEmpty ? 0 : changes[0].Seq);
        await RedactHistoryAsync(entry => ConversationRules.Redact(state, entry, lastChangeSeq, erasedIds));
    }

    public async Task OfferToAll(CommandContext context, string askedAgentId) =>
        await ExecuteAsync(context, (state, _) => ConversationRules.OfferToAll(state, askedAgentId));

    public async Task<ConversationView> ChangeVisitor(ChangeVisitor command)
    {
        await ExecuteAsync(command.Context, (state, _) => ConversationRules.ChangeVisitor(state, command));
        return State.View!;
    }

    public Task CheckVisitor(string visitorKey) => ConversationRules.BelongsTo(State, visitorKey)
        ? Task.CompletedTask
        : throw new ContactCenterException(ConversationErrors.InvalidRoom);

    protected override ConversationState Apply(ConversationState state, Recorded<ConversationEntry> entry) =>
        ConversationState.Apply(Key, state, entry);

    /// <summary>Tells whether the entry is a message or a note of a person, whose id its sender or the client chose.</summary>
    protected override bool IsNamedByClient(ConversationEntry entry, string commandId) =>
        entry is NotePosted note ? note.MessageId == commandId
            : entry is MessagePosted { Sender.Kind: not MessageSender.System } posted && posted.MessageId == commandId;

    protected override EntryTags Tags(ConversationState state, ConversationEntry entry) => ConversationRows.Tags(Key, state);

    protected override ImmutableArray<DirectoryRow> Rows(ConversationState state) => ConversationRows.Of(Key, state, workspace.Current);

    /// <exception cref="ContactCenterException">
    /// The message has a file and the command none, or the other way round: the id is that of another message.
    /// </exception>
    private MessageView Message(Executed<ConversationEntry> executed, FileReference? file)
    {
        var message = ConversationTranscript.Message(Key, executed.Expect<MessagePosted>())!;
        return file is null == message.File is null ? message : throw new ContactCenterException(CommonErrors.CommandIdInUse);
    }

    private async Task<ConversationView> ClosedAsync(Executed<ConversationEntry> executed)
    {
        if (executed.First is not null) executed.Expect<ConversationClosed>();
        await ReleaseAsync(executed);
        return State.View!;
    }

    private bool IsAnonymized => State.View is { IsAnonymized: true };

    /// <summary>Executes a command, unless the conversation is anonymised: what would still be written in a closed one is refused.</summary>
    private new Task<Executed<ConversationEntry>> ExecuteAsync(
        CommandContext context, Func<ConversationState, DateTimeOffset, Decision<ConversationEntry>> decide) => base.ExecuteAsync(
            context, (state, now) => RetirementRules.Guard(state, decide(state, now)));

    /// <summary>Executes a command that may close the conversation, and adds a transcript request if the workspace wants one.</summary>
    private Task<Executed<ConversationEntry>> EndAsync(
        CommandContext context, Func<ConversationState, DateTimeOffset, Decision<ConversationEntry>> decide) =>
        ExecuteAsync(context, (state, now) => DueWorkRules.WithTranscript(state, decide(state, now), now, workspace.Current));

    /// <summary>Tells the agent who served the conversation until now that its slot is free.</summary>
    private async Task ReleaseAsync(Executed<ConversationEntry> executed)
    {
        var (agentId, reservationId) = executed.First?.Entry switch
        {
            ConversationClosed closed => (closed.WasServedBy, State.ReservationId),
            ConversationTransferred moved => (moved.From?.UserId, moved.FromReservationId),
            ConversationHeld held => (held.Agent.UserId, held.ReservationId),
            _ => (null, null),
        };
        if (agentId is not null && reservationId is not null) await GrainFactory.GetGrain<IAgentGrain>(agentId).Release(Key, reservationId);
    }

    private async Task QueueAsync(Executed<ConversationEntry> executed)
    {
        if (executed.First?.Entry is VerificationEnded) await WakeQueueAsync(executed);
    }

    private async Task WakeQueueAsync(Executed<ConversationEntry> executed)
    {
        if (executed.First is not null && State.View is { Status: ConversationStatuses.Queued } view)
            await GrainFactory.GetGrain<IQueueGrain>(view.DepartmentId ?? IQueueGrain.Public).Wake();
    }

    /// <summary>Starts the delivery of SMS one way: whoever writes a message does not wait for a provider.</summary>
    private Task DeliverAsync() => State.Owed is { } owed && owed.DueAt <= Services.Now()
        ? GrainFactory.GetGrain<ISmsDeliveryGrain>(Key).Deliver()
        : Task.CompletedTask;

    private async Task ResumeAsync() => await GrainFactory.GetGrain<IAgentGrain>(State.View!.ServedBy!.UserId)
        .Resume(CommandContext.OfSystem("go-on", Key, $"{Seq}"), Key, State.View!.DepartmentId);

    private async Task SendTranscriptAsync(TranscriptRequest request)
    {
        var failure = await TryAsync(TimeoutKinds.Transcript, () => transcripts.SendAsync(State.View!, request, CancellationToken.None));
        await ExecuteAsync(CommandContext.OfSystem("transcript", $"{Seq}"), (state, now) => failure is null
            ? DueWorkRules.Sent(state)
            : DueWork.Settle(state, TimeoutKinds.Transcript, failure, now));
    }

    private async Task MakePdfAsync()
    {
        FileReference? file = null;
        var failure = await TryAsync(TimeoutKinds.Pdf, async () => file = await documents.MakeAsync(State.View!, CancellationToken.None));
        await ExecuteAsync(CommandContext.OfSystem("pdf", $"{Seq}"), (state, now) => failure is null
            ? DueWorkRules.Made(state, file!)
            : DueWork.Settle(state, TimeoutKinds.Pdf, failure, now));
    }

    /// <summary>Does a piece of work outside. A failure is logged and returned, so that the conversation's history can tell it.</summary>
    /// <returns>Null = the work is done.</returns>
    private async Task<WorkFailure?> TryAsync(string work, Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception exception)
        {
            LogWorkFailed(Services.Logger, work, Key, exception.GetType().Name);
            return exception is TranscriptRefusedException refused ? new WorkFailure(refused.Reason, true) : new WorkFailure(DueWork.GivenUp, false);
        }
    }

    private async Task ExpireAsync()
    {
        var executed = await EndAsync(
            CommandContext.OfSystem("timeout", $"{Seq}"), (state, now) => ConversationTimeouts.Expire(state, now, workspace.Current));
        await ReleaseAsync(executed);
        await WakeQueueAsync(executed);
    }

    private async Task<KnownMessage?> FindMessageAsync(string messageId)
    {
        var entity = new EntityId(EntityTypes.Conversation, Key);
        if (await Services.Journal.FindCommandAsync(entity, messageId) is not { Kind: ConversationKinds.Message or ConversationKinds.Note } entry
            || ConversationTranscript.Message(entry) is not { } message) return null;
        var isDeleted = State.View is { ChangedMessages: > 0 } && await IsDeletedAsync(entity, entry.Seq);
        return new KnownMessage(message, isDeleted);
    }

    private async Task<bool> IsDeletedAsync(EntityId entity, long messageSeq)
    {
        var deletions = await Services.Journal.ReadEntityBackwardsAsync(
            entity, long.MaxValue, [ConversationKinds.MessageDeleted, ConversationKinds.NoteDeleted], MessageRules.ChangesMax);
        return deletions.Any(entry => MessageChanges.SeqOf(entry) == messageSeq);
    }

    private static MessageView Changed(KnownMessage? message, Recorded<ConversationEntry> change)
    {
        var known = message ?? throw new ContactCenterException(ConversationErrors.InvalidMessage);
        return ConversationTranscript.Changed(known.Message, change);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Work} of conversation {RoomId} failed: {Kind}")]
    private static partial void LogWorkFailed(ILogger logger, string work, string roomId, string kind);
}
