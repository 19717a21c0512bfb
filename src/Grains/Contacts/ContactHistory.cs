using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Contacts;

/// <summary>Replays a contact as it was at a time in the past.</summary>
public sealed class ContactHistory(IJournal journal)
{
    /// <summary>The most merges that are followed, when a contact was part of another one at that time.</summary>
    private const int StepsMax = 10;

    /// <param name="at">The moment; everything up to it counts.</param>
    /// <returns>Null = there was no such contact then.</returns>
    public async Task<ContactView?> FindAsync(string contactId, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            var state = await ReplayAsync(contactId, at, cancellationToken);
            if (state.MergedInto is not { } into) return state.View is { Enabled: true } view ? view : null;
            contactId = into;
        }

        return null;
    }

    private async Task<ContactState> ReplayAsync(string contactId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var state = ContactState.None;
        await foreach (var entry in journal.ReadHistoryAsync(new EntityId(EntityTypes.Contact, contactId), cancellationToken: cancellationToken))
        {
            if (entry.At > at) break;
            if (EntryCodec<ContactEntry>.Read(entry) is { } known)
                state = ContactState.Apply(contactId, state, new Recorded<ContactEntry>(entry.Seq, entry.At, entry.Actor, known));
        }

        return state;
    }
}
