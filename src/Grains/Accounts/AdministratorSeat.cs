using System.Text.Json.Serialization;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Accounts;

/// <summary>
/// The count of administrators, as of a place in the one history of all who stop being one. Whoever takes an administrator away writes the
/// next entry there in the same transaction. Of two who counted the same, one is fenced off and counts again.
/// </summary>
internal sealed record AdministratorSeat(long Seq, bool IsLast)
{
    private static readonly EntityId History = new(EntityTypes.Administrators, "all");

    public static async Task<AdministratorSeat> ReadAsync(IJournal journal, IAccountDirectory directory)
    {
        // The place first: what is counted is then at least as new.
        var newest = await journal.ReadEntityBackwardsAsync(History, long.MaxValue, [AdministratorKinds.Left], 1);
        var active = await directory.CountActiveAccountsAsync(Roles.Admin, limit: 2);
        return new AdministratorSeat(newest.IsEmpty ? 0 : newest[0].Seq, active <= 1);
    }

    public JournalAppend Left(string userId, string actor, DateTimeOffset now)
    {
        var left = new AdministratorLeft(userId);
        return new JournalAppend(
            History, Seq,
            [new NewEntry(now, actor, AdministratorKinds.Left, EntryCodec<AdministratorEntry>.Write(left), null, EntryTags.None)], []);
    }
}
