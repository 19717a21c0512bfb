using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Verification;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <inheritdoc cref="IVisitorGrain"/>
/// <remarks>
/// Opening a conversation is a saga with this grain as its judge: note the conversation here, let the contact admit it, start it, wake its
/// queue. Awaited calls go only downwards (visitor, contact, conversation); waking the queue is one way. Each step repeats safely, so the
/// visitor's next call resumes a saga that was cut off.
/// </remarks>
internal sealed partial class VisitorGrain(
    [PersistentState("visitor", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IContactDirectory contactDirectory, IAgentDirectory agentDirectory, IAgentAvailability agentAvailability,
    IErasureDirectory erasureDirectory, IOpeningDirectory openingDirectory,
    IBlockDirectory blockDirectory, IWorkspaceConfiguration workspace, IBlockRefusals refusals,
    VerificationServices verification)
    : EntityGrain<VisitorState, VisitorEntry>(EntityTypes.Visitor, VisitorState.None, snapshot, services), IVisitorGrain, IVerifyingVisitor
{
    private VisitorVerification Verification => field ??= new VisitorVerification(this, verification);

    private VisitorBlocks Blocks => field ??= new VisitorBlocks(contactDirectory, blockDirectory, workspace, Services.Time);

    private PreferredAgents Preferred => field ??= new PreferredAgents(agentDirectory, agentAvailability, workspace);

    string IVerifyingVisitor.Key => Key;

    VisitorState IVerifyingVisitor.State => State;

    long IVerifyingVisitor.Seq => Seq;

    DateTimeOffset IVerifyingVisitor.Now => Services.Now();

    IGrainFactory IVerifyingVisitor.Grains => GrainFactory;

    public async Task<VisitorView> Register(RegisterVisitor command)
    {
        var (visitorId, username) = VisitorNames.Of(Key);
        var executed = await ExecuteUnblockedAsync(
            command.Context, command.Source, state => VisitorRules.Register(state, command, visitorId, username, workspace.Current));
        // A conversation that runs does not go on under an address that is blocked.
        if (executed.First is not null && State.Conversation is { } running && await FindBlockAsync(running.Source) is { } block)
            await CloseAsync(running, block);
        return State.Profile!;
    }

    public async Task SetStatus(CommandContext context, string status) =>
        await ExecuteUnblockedAsync(context, null, state => VisitorRules.SetStatus(state, status));

    public async Task SetCustomFields(SetCustomFields command)
    {
        await ExecuteUnblockedAsync(command.Context, command.Source, state => VisitorRules.SetCustomFields(state, command, workspace.Current));
        if (State.Conversation is { } conversation) await OfferAsync(command, conversation.Source);
    }

    public Task<VisitorView> Get() => Task.FromResult(Profile());

    public async Task CheckBlocks(ChannelSource? source, string? roomId)
    {
        var block = roomId is not null && await FindOwnAsync(roomId) is { } room ? await FindBlockAsync(room.Source) : await FindOwnBlockAsync(source);
        if (block is not null) throw Refused(block);
    }

    public Task FinishCalls() => Task.CompletedTask;

    public async Task<ConversationView> AnswerSurvey(string roomId, AnswerSurvey command) => await (await UnblockedAsync(roomId)).AnswerSurvey(command);

    public async Task RequestTranscript(string roomId, RequestTranscript command) => await (await UnblockedAsync(roomId)).RequestTranscript(command);

    public async Task<ConversationView> MoveCursor(string roomId, MoveCursor command) => await (await UnblockedAsync(roomId)).MoveCursor(command);

    public async Task<MessageView> ReceiveSms(ReceiveSms command)
    {
        var (visitorId, _) = VisitorNames.Of(Key);
        var message = new PostVisitorMessage(
            CommandContext.FromClient(command.MessageId, Actors.Visitor(visitorId)), Key, command.MessageId, command.Text)
        {
            Through = command.Opening.Source.Destination,
        };
        if (State.Profile is null) await Register(VisitorRules.BySms(command));
        if (await FindSaidAsync(message) is { } said) return said;
        var opened = await OpenConversation(command.Opening);
        return await GrainFactory.GetGrain<IConversationGrain>(opened.Conversation.RoomId).PostAsVisitor(message);
    }

    public async Task<ConversationView> TakeOver(TakeOver command)
    {
        var profile = Profile();
        if (State.Conversation is { } last && last.RoomId != command.RoomId
            && await GrainFactory.GetGrain<IConversationGrain>(last.RoomId).Find() is { } live && live.Visitor.VisitorId == profile.VisitorId
            && live.Status != ConversationStatuses.Closed)
            throw new ContactCenterException(VisitorErrors.HasOpenRoom);
        var conversation = await GrainFactory.GetGrain<IConversationGrain>(command.RoomId).Find()
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        if (conversation.Visitor.VisitorId != command.OldVisitorId && conversation.Visitor.VisitorId != profile.VisitorId)
            throw new ContactCenterException(ConversationErrors.InvalidRoom);
        var contactId = await contactDirectory.FindContactIdByChannelAsync(profile.VisitorId, conversation.Source.Type, conversation.Source.Id);
        if (contactId is null || contactId != await contactDirectory.ResolveContactIdAsync(conversation.ContactId))
            throw new ContactCenterException(VisitorErrors.OtherContact);

        var opening = new ConversationOpening(command.RoomId, contactId, conversation.Source, conversation.DepartmentId);
        if (await FindBlockAsync(opening.Source, null, contactId) is { } block) throw Refused(block);
        var admission = await AdmitAsync(opening, profile, command.Context.Step("admit"));
        if (admission.MustVerify) throw new ContactCenterException(ConversationErrors.UnverifiedContact);
        await ExecuteAsync(command.Context, (_, _) => opening);
        var taken = await GrainFactory.GetGrain<IConversationGrain>(command.RoomId).ChangeVisitor(new ChangeVisitor(
            command.Context, command.OldVisitorId, Key, new ConversationVisitor(profile.VisitorId, profile.Username, profile.Name), admission.Verified));
        await SettleAsync(opening, await FindBlockAsync(opening.Source));
        return taken;
    }

    public Task<SentCode> RequestCode(RequestCode command) => Verification.RequestAsync(command);

    public Task<ProvenAddress> ConfirmCode(ConfirmCode command) => Verification.ConfirmAsync(command);

    public Task AskForProof(string roomId) => Verification.AskAsync(roomId);

    public Task HearMessage(string roomId, string messageId, string text) => Verification.HearAsync(roomId, messageId, text);

    public Task Erase() => EraseHistoryAsync();

    public Task ForgetContacts(ImmutableArray<string> erasedIds) => RedactHistoryAsync(entry => VisitorRules.Redact(entry, erasedIds));

    Task<Executed<VisitorEntry>> IVerifyingVisitor.ExecuteAsync(
        CommandContext context, Func<VisitorState, DateTimeOffset, Decision<VisitorEntry>> decide) => ExecuteAsync(context, decide);

    async Task IVerifyingVisitor.CheckBlocksAsync(ChannelSource source, string? ipAddress)
    {
        if (await FindBlockAsync(source, ipAddress) is { } block) throw Refused(block);
    }

    protected override VisitorState Apply(VisitorState state, Recorded<VisitorEntry> entry) => VisitorRules.Apply(state, entry);

    protected override EntryTags Tags(VisitorState state, VisitorEntry entry) =>
        state.Conversation is { } opening ? new(ContactId: opening.ContactId) : EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(VisitorState state) =>
        state.Profile is not { } visitor ? [] :
        [
            new VisitorRow(Key, visitor.VisitorId, visitor.Username, visitor.Name, visitor.Email, visitor.Phone, visitor.CreatedAt,
                JsonSerializer.Serialize(visitor, JournalJson.Options))
            {
                PhoneRegion = workspace.Current.PhoneRegion,
            },
        ];

    private VisitorView Profile() => State.Profile ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

    private IConversationGrain Room(string roomId) => GrainFactory.GetGrain<IConversationGrain>(roomId);

    /// <summary>The visitor's own conversation of this id; null = it has none.</summary>
    private async Task<ConversationView?> FindOwnAsync(string roomId) =>
        State.Profile is { } profile && await Room(roomId).Find() is { } view && view.Visitor.VisitorId == profile.VisitorId ? view : null;

    /// <summary>
    /// Finds a conversation about which something may still be said after it is over, unless a block keeps the visitor out. The
    /// conversation checks itself whose it is.
    /// </summary>
    private async Task<IConversationGrain> UnblockedAsync(string roomId)
    {
        if (await FindOwnAsync(roomId) is { } room && await FindBlockAsync(room.Source, contactId: room.ContactId) is { } block) throw Refused(block);
        return Room(roomId);
    }

    /// <summary>
    /// Finds a block of a call that belongs to no channel alone (profile, status, fields). It looks at the channel of the last conversation,
    /// and at the source that the call names, which can find one block more and hide none. A visitor without a channel reaches nobody, and
    /// is told nothing about an address that anybody can type.
    /// </summary>
    private async Task<BlockRow?> FindOwnBlockAsync(ChannelSource? source)
    {
        if (State.Profile is null || State.Conversation?.Source is not { } last) return null;
        return await FindBlockAsync(last) ?? (source is null || source == last ? null : await FindBlockAsync(source));
    }

    /// <summary>
    /// Executes a command unless a block keeps the visitor out. A command that was accepted before the block gets its first result again.
    /// Commands of users about the visitor are not blocked.
    /// </summary>
    private async Task<Executed<VisitorEntry>> ExecuteUnblockedAsync(
        CommandContext context, ChannelSource? source, Func<VisitorState, Decision<VisitorEntry>> decide)
    {
        var isOwn = context.Actor == Actors.Visitor(VisitorNames.Of(Key).VisitorId);
        var block = isOwn ? await FindOwnBlockAsync(source) : null;
        try
        {
            return await ExecuteAsync(context, (state, _) => block is null ? decide(state) : ContactErrors.ChannelBlocked);
        }
        catch (ContactCenterException refusal) when (block is not null && refusal.Error == ContactErrors.ChannelBlocked)
        {
            throw Refused(block);
        }
    }

    /// <summary>Finds a message that was received before its conversation was closed. Posted again, it would open another conversation.</summary>
    private async Task<MessageView?> FindSaidAsync(PostVisitorMessage message)
    {
        if (State.Conversation is not { } last) return null;
        var conversation = GrainFactory.GetGrain<IConversationGrain>(last.RoomId);
        if (await conversation.Find() is not { Status: ConversationStatuses.Closed }) return null;
        try
        {
            return await conversation.PostAsVisitor(message);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.RoomClosed || refusal.Error == ConversationErrors.InvalidRoom)
        {
            return null;
        }
    }

    /// <summary>Offers the visitor's values to its contact, even if the visitor itself had them before (contract §1.13).</summary>
    private async Task OfferAsync(SetCustomFields command, ChannelSource source)
    {
        var visitorId = Profile().VisitorId;
        var fields = command.Fields.RemoveAll(field => field.Value.Length == 0);
        if (fields.IsEmpty || await contactDirectory.FindContactIdByChannelAsync(visitorId, source.Type, source.Id) is not { } contactId) return;
        try
        {
            await GrainFactory.GetGrain<IContactGrain>(contactId)
                .OfferCustomFields(new OfferCustomFields(command.Context.Step("contact"), visitorId, fields));
        }
        catch (ContactCenterException refusal)
            when (refusal.Error == ContactErrors.NotFound || refusal.Error == ContactErrors.ChannelNotFound)
        {
            // The contact was deleted this moment: the values are the visitor's alone.
        }
    }

    private Task<BlockRow?> FindBlockAsync(ChannelSource source, string? ipAddress = null, string? contactId = null) =>
        Blocks.FindAsync(State.Profile!, source, contactId, ipAddress);

    private ContactCenterException Refused(BlockRow block) => Refused(block.BlockId);

    private ContactCenterException Refused(string blockId)
    {
        refusals.Count(blockId);
        return new ContactCenterException(ContactErrors.ChannelBlocked);
    }
}
