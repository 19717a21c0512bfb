using ContactCenter.Errors;
using ContactCenter.Wording;

namespace ContactCenter.Contacts;

/// <inheritdoc cref="IMergeGrain"/>
internal sealed class MergeGrain(TimeProvider time) : Grain, IMergeGrain
{
    private const int AttemptsMax = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private string ContactId => this.GetPrimaryKeyString();

    public Task<ContactView> Merge(MergeContacts command) => WithAsync(command.OtherId, async (contact, other) =>
    {
        var mergeId = IdOf(command.Context.Id);
        var view = await contact.MergeIn(new MergeContact(command.Context, mergeId, await other.Read(), command.Picks, command.Reason));
        await other.Reload();
        return view;
    });

    public async Task<ContactView> Unmerge(UnmergeContacts command)
    {
        var kept = await WithAsync(command.OtherId, async (contact, other) =>
        {
            var merge = (await contact.Read()).Node?.Merges().FirstOrDefault(merge => merge.Other.View.ContactId == command.OtherId);
            // An undone merge is not found either: the contact recognises the repeated command.
            var view = await contact.Release(new UnmergeContact(command.Context, merge?.MergeId ?? "", await other.Read()));
            await other.Reload();
            return view;
        });
        await WithAsync(command.OtherId, (_, other) => other.ShowInRooms());
        return kept;
    }

    /// <summary>
    /// Runs a merge or an unmerge, and repeats it when a contact changed between being read and the transaction: then nothing was written,
    /// and both are read again. The callback reloads the other contact, whose activation is stale after the transaction.
    /// </summary>
    private async Task<ContactView> WithAsync(string otherId, Func<IContactGrain, IContactGrain, Task<ContactView>> run)
    {
        var (contact, other) = (GrainFactory.GetGrain<IContactGrain>(ContactId), GrainFactory.GetGrain<IContactGrain>(otherId));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await run(contact, other);
            }
            catch (ContactCenterException unavailable) when (unavailable.Error.Kind == ErrorKind.Unavailable && attempt < AttemptsMax)
            {
                await other.Reload();
                await Task.Delay(Pause, time);
            }
        }
    }

    private static string IdOf(string commandId) => Hashes.Hex("merge/" + commandId)[..24];
}
