using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Agents;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Calls;

/// <inheritdoc cref="ICallGrain"/>
/// <remarks>The grain is at the bottom of the order of calls: it awaits no other grain. Others are told one way.</remarks>
internal sealed class CallGrain(
    [PersistentState("call", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services,
    IWorkspaceConfiguration workspace, ICallIds calls, IFileStore files)
    : EntityGrain<CallState, CallEntry>(EntityTypes.Call, CallState.None, snapshot, services), ICallGrain
{
    private string Region => workspace.Current.PhoneRegion;

    private CallView? View => State.View(Key, Region);

    public async Task<RecordedCall> Record(RecordCallEvents command)
    {
        CheckStateIsKnown();
        ImmutableArray<CallEventAnswer> answers = [];
        string? toMatch = null;
        var (before, reachedBefore) = (View, IsReached());
        var executed = await ExecuteAsync(NameOf("events"), (state, now) =>
        {
            (var entries, answers) = CallRules.Record(state, command, now, Region);
            toMatch = command.WantsPartyFirst ? CallRules.NumberToMatch(state, entries, now) : null;
            return toMatch is null ? entries : [];
        });
        await TellAgentsAsync(before);
        if (!reachedBefore && IsReached()) await GrainFactory.GetGrain<ICallGrain>(Key).SettleMissed();
        return new RecordedCall(Key, View, answers, executed.Position, toMatch ?? Shown(State.NumberToMatch));
    }

    public Task<CallView?> Find() => Task.FromResult(View);

    public Task<CallView> SaveWrapUp(SaveCallWrapUp command) =>
        ChangeAsync(command.Context, (state, _) => WrapUpRules.Save(state, command, workspace.Current));

    public Task<CallView> TakeFollowUp(CallFollowUpCommand command) =>
        ChangeAsync(command.Context, (state, _) => FollowUpRules.Take(state, View, command));

    public Task<CallView> FinishFollowUp(CallFollowUpCommand command) =>
        ChangeAsync(command.Context, (state, _) => FollowUpRules.Finish(state, View, command));

    public Task<CallView> Dial(DialCall command) => ChangeAsync(command.Context, (state, _) => CallRules.Dial(state, command));

    public Task<CallView> FailDial(CommandContext context, string reason) => ChangeAsync(context, (state, _) => CallRules.FailDial(state, reason));

    public async Task NoteCallBack(string laterCallId, AgentReference? by) =>
        await ExecuteAsync(CommandContext.OfSystem("called-back", laterCallId).AsNew(), (_, _) => FollowUpRules.NoteCallBack(View, laterCallId, by));

    public async Task SettleMissed()
    {
        if (!IsReached() || State.NumberKey(Region) is not { } number) return;
        var record = State.Record!;
        foreach (var callId in await calls.ListMissedCallIdsAsync(number, record.StartedAt, CallLimits.CalledBackMax))
            await GrainFactory.GetGrain<ICallGrain>(callId).NoteCallBack(Key, record.Agent);
    }

    public async Task Expire()
    {
        var before = View;
        await ExecuteAsync(NameOf("expired"), (state, now) => CallTimeouts.Expire(state, now, workspace.Current));
        await TellAgentsAsync(before);
    }

    public async Task UpdateContact(UpdateCallContact command) =>
        await ExecuteAsync(command.Context, (state, _) => CallRules.UpdateContact(state, command));

    /// <summary>
    /// Deletes files first, and the row last: while the call is found, an erasure that was cut off is done again. From the first mark on nothing
    /// is recorded; then all before it goes.
    /// </summary>
    public async Task<bool> Erase()
    {
        var before = View;
        await files.DeleteRoomAsync(Key);
        await ExecuteAsync(NameOf("erasing"), (state, _) => CallRules.Erase(state, isComplete: false));
        await TellAgentsAsync(before);
        await foreach (var entry in ReadHistoryAsync())
        {
            if (IsGone(entry)) continue;
            await RedactHistoryAsync(known => IsGone(known) ? null : new Redaction(known.Seq, null));
            return false;
        }

        await ExecuteAsync(NameOf("erased"), (state, _) => CallRules.Erase(state, isComplete: true));
        return true;

        static bool IsGone(JournalEntry entry) => entry.Kind is CallKinds.Erased or JournalLimits.TombstoneKind;
    }

    public async Task ForgetContacts(ImmutableArray<string> erasedIds)
    {
        var changes = await Services.Journal.ReadEntityBackwardsAsync(
            new EntityId(EntityTypes.Call, Key), long.MaxValue, [CallKinds.ContactChanged], 1);
        var (state, lastChangeSeq) = (State, changes.IsEmpty ? 0 : changes[0].Seq);
        await RedactHistoryAsync(entry => CallRules.Redact(state, entry, lastChangeSeq, erasedIds));
    }

    protected override CallState Apply(CallState state, Recorded<CallEntry> entry) => CallState.Apply(state, entry);

    protected override EntryTags Tags(CallState state, CallEntry entry) => state.Record is { } record
        ? new(state.Contact?.OriginContactId, null, record.Agent?.UserId ?? record.Ringing.FirstOrDefault()?.UserId, record.DepartmentId)
        : EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(CallState state)
    {
        if (state.View(Key, Region) is not { } view) return state.IsErasureComplete ? [new RemovedRow(EntityTypes.Call, Key)] : [];
        var record = view.Record;
        return
        [
            new CallRow(
                Key, view.Contact?.OriginContactId, view.Contact?.Name, record.State, record.IsOpen, record.Direction, record.Agent?.UserId,
                view.AgentIds, record.DepartmentId, record.StartedAt, record.AnsweredAt, record.EndedAt, CallTimeouts.Of(state, workspace.Current),
                view.WrapUp?.Tags ?? [], JsonSerializer.Serialize(view, JournalJson.Options))
            {
                ShownContactId = view.Contact?.ContactId, Unknown = view.Contact?.Unknown ?? false, Number = view.Number,
                NumberKey = state.NumberKey(Region), Queue = record.Queue,
                FollowUp = view.FollowUp?.State, DispositionId = view.WrapUp?.Disposition?.DispositionId, IsToMatch = state.NumberToMatch is not null,
            },
        ];
    }

    private async Task<CallView> ChangeAsync(CommandContext context, Func<CallState, DateTimeOffset, Decision<CallEntry>> decide)
    {
        var before = View;
        await ExecuteAsync(context, decide);
        await TellAgentsAsync(before);
        return View ?? throw new ContactCenterException(CallErrors.NotFound);
    }

    /// <summary>Tells every agent whom the call occupies in another way than before. A lost message is made up for by <see cref="AgentGrain"/>.</summary>
    private async Task TellAgentsAsync(CallView? before)
    {
        var agentIds = (before?.Record.AgentIds ?? []).Union(View?.Record.AgentIds ?? [], StringComparer.Ordinal);
        foreach (var agentId in agentIds.Where(agentId => CallLoad.ActivityOf(before, agentId) != CallLoad.ActivityOf(View, agentId)).ToList())
            await GrainFactory.GetGrain<IAgentGrain>(agentId).FollowCall(Key);
    }

    /// <summary>The name of what the state alone decides: an event is known by its id, so no command needs one that others could repeat.</summary>
    private CommandContext NameOf(string work) => CommandContext.OfSystem(work, $"{Seq}").AsNew();

    /// <summary>Tells whether we called, and somebody outside answered.</summary>
    private bool IsReached() => State.Record is { Direction: CallDirections.Outbound, AnsweredAt: not null };

    private string? Shown(string? number) => number is null ? null : PhoneForm.Of(number, Region)?.Shown ?? number;
}
