using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Blocks;

/// <inheritdoc cref="IAddressBlockGrain"/>
/// <remarks>
/// A visitor that opens a conversation looks for blocks before and after the start, and a block looks for conversations after its commit.
/// Whichever is committed second sees the other, so nothing slips between them.
/// </remarks>
internal sealed class AddressBlockGrain(
    [PersistentState("block", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services, IBlockDirectory directory,
    IWorkspaceConfiguration workspace)
    : EntityGrain<AddressBlockState, AddressBlockEntry>(EntityTypes.Block, AddressBlockState.None, snapshot, services), IAddressBlockGrain
{
    private const int RoomsPerRun = 100;

    public async Task<long> Block(BlockAddress command)
    {
        var executed = await ExecuteAsync(command.Context, (state, now) => AddressBlockRules.Block(state, command, now));
        await Enforce();
        return executed.Position;
    }

    public async Task<long> Unblock(CommandContext context) => (await ExecuteAsync(context, (state, _) => AddressBlockRules.Unblock(state))).Position;

    public async Task LiftExpired() => await ExecuteAsync(CommandContext.OfSystem("expired", $"{Seq}"), AddressBlockRules.LiftExpired);

    public async Task Enforce()
    {
        if (State.Block is not { Target: { } target, Scope: BlockScopes.Email or BlockScopes.Phone } block || !block.IsInForce(Services.Now())) return;
        var number = block.Scope == BlockScopes.Phone ? PhoneForm.Of(target, workspace.Current.PhoneRegion)?.Shown ?? target : null;
        var email = block.Scope == BlockScopes.Email ? target : null;
        while (true)
        {
            var roomIds = await directory.ListOpenRoomIdsByAddressAsync(email, number, RoomsPerRun);
            foreach (var roomId in roomIds)
                await GrainFactory.GetGrain<IConversationGrain>(roomId).CloseBlocked(CloseBlocked.By(block.BlockId, block.BlockedBy));
            if (roomIds.Length < RoomsPerRun) return;
        }
    }

    public async Task<bool> Anonymize(string erasureId)
    {
        if (!Exists) return false;
        if (State.Block is not { } block || !block.IsInForce(Services.Now()))
        {
            await EraseHistoryAsync();
            return false;
        }

        // First the nameless one, then the others go: at no moment is the address let in.
        await ExecuteAsync(CommandContext.OfStep(block.BlockedBy, "erasure", erasureId), (state, _) => AddressBlockRules.Anonymize(state));
        await RedactHistoryAsync(AddressBlockRules.Redact);
        return true;
    }

    protected override AddressBlockState Apply(AddressBlockState state, Recorded<AddressBlockEntry> entry) => AddressBlockRules.Apply(state, entry);

    protected override EntryTags Tags(AddressBlockState state, AddressBlockEntry entry) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(AddressBlockState state) =>
    [
        new BlocksRow(EntityTypes.Block, Key, state.Block is not { } block ? [] :
        [
            new BlockRow(
                block.BlockId, block.Scope, Key, block.Target, null, block.BlockedBy, block.BlockedAt, block.ExpiresAt,
                JsonSerializer.Serialize(block, JournalJson.Options)),
        ]),
    ];
}
