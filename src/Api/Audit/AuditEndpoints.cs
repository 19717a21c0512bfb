using System.Text.Json;
using ContactCenter.Journal;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Audit;

/// <summary>
/// Lists sign-ins, failed sign-ins and uses of power over others. They are read from the journal itself, where nothing can be left out or changed
/// later.
/// </summary>
internal sealed class AuditEndpoints(IJournal journal, SignInFailures failures) : IApiModule
{
    private const int CountMax = 200;
    private const int CountByDefault = 50;

    /// <summary>Pages of the journal that one call looks through: a filter that finds little does not read everything.</summary>
    private const int PagesMax = 10;

    public static ApiOperation List { get; } = new(
        "GET", "audit.events", "The audit list, newest first: sign-ins and failures, and changes of users, roles, permissions and settings.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.Audit),
        Input = Object(
            Optional("type", Text(64)), Optional("userId", Id()), Optional("start", Text(64)), Optional("end", Text(64)),
            Optional("before", Text(20)), Optional("count", Number(1))),
        Errors = [HttpErrors.InvalidDate("start"), AuditErrors.InvalidPosition],
        Request = """{"type":"password-changed","userId":"rbAXPnMktTFbNpwtJ","start":"2026-11-01T00:00:00.000Z","count":50}""",
        Response = """
            {"events":[{"position":1733,"type":"password-changed","ts":"2026-11-22T09:00:00.000Z","by":"user:aobEdbYhXfu5hkeqG",
             "userId":"rbAXPnMktTFbNpwtJ"}],"count":1,"before":1733,"hasMore":false}
            """,
    };

    public void Map(ApiRoutes api) => api.Map(List, ListAsync);

    private async Task<ApiResponse> ListAsync(ApiCall call)
    {
        await failures.FlushAsync(all: true, call.Aborted);
        var filter = AuditFilter.Read(call.Input);
        var count = Math.Min(call.Input.Number("count") ?? CountByDefault, CountMax);
        var (events, before, hasMore) = (new List<AuditEvent>(), filter.Before, true);
        for (var page = 0; page < PagesMax && hasMore && events.Count < count; page++)
        {
            var entries = await journal.ReadTypesBackwardsAsync(
                AuditEvents.EntityTypes, before, AuditEvents.KindsOf(filter.Type), JournalLimits.MaxEntriesPerRead, call.Aborted);
            hasMore = entries.Length == JournalLimits.MaxEntriesPerRead;
            foreach (var entry in entries)
            {
                if (events.Count == count || entry.At < filter.From)
                {
                    hasMore = entry.At >= filter.From;
                    break;
                }

                before = entry.Position;
                if (AuditEvents.Of(entry) is { } audited && filter.Takes(audited)) events.Add(audited);
            }
        }

        return ApiResponse.Of(json =>
        {
            json.Array("events", events, Write);
            json.WriteNumber("count", events.Count);
            json.WriteNumber("before", before == long.MaxValue ? 0 : before);
            json.WriteBoolean("hasMore", hasMore);
        });
    }

    private static void Write(Utf8JsonWriter json, AuditEvent audited)
    {
        json.WriteNumber("position", audited.Position);
        json.WriteString("type", audited.Type);
        json.Date("ts", audited.At);
        json.WriteString("by", audited.By);
        json.Optional("userId", audited.UserId);
        foreach (var (name, value) in audited.Details) json.WriteString(name, value);
    }
}
