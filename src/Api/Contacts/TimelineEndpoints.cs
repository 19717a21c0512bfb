using ContactCenter.Accounts;
using ContactCenter.Api.Accounts;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Contacts;

/// <summary>A contact's timeline, page by page: the position of the last entry is where the next page begins.</summary>
internal sealed class TimelineEndpoints(TimelineReader timeline, ContactLookup contacts, ContactAccessLog access, Users users) : IApiModule
{
    private const int CountDefault = 50;
    private const int CountMax = 200;

    public void Map(ApiRoutes api) => api.Map(TimelineOperations.Timeline, TimelineAsync);

    private async Task<ApiResponse> TimelineAsync(ApiCall call)
    {
        var contact = await contacts.GetAsync(call.Input.RequiredText("contactId"), call.Aborted);
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Timeline);
        var count = Math.Min(call.Input.Number("count") ?? CountDefault, CountMax);
        var kinds = call.Input.Texts("kinds") is { } asked ? ContactTimeline.Kinds.Intersect(asked).ToImmutableArray() : ContactTimeline.Kinds;
        var (entries, next) = await timeline.ReadAsync(contact, call.Input.Number("before") ?? long.MaxValue, kinds, count, call.Aborted);
        var accounts = await UsersAsync(entries, call.Aborted);
        return ApiResponse.Of(json =>
        {
            json.Array("timeline", entries, (j, entry) => TimelineJson.Write(j, entry, accounts));
            json.WriteNumber("count", entries.Length);
            if (next is { } position) json.WriteNumber("next", position);
        });
    }

    private async Task<Dictionary<string, AccountView>> UsersAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, AccountView>(StringComparer.Ordinal);
        foreach (var userId in entries.Select(entry => TimelineJson.UserIdOf(entry.Actor)).OfType<string>().Distinct())
            if (await users.FindAsync(userId, cancellationToken) is { } user)
                found[userId] = user;
        return found;
    }
}
