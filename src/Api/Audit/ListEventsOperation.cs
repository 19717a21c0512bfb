namespace ContactCenter.Api.Audit;

/// <summary>The audit list, newest first: sign-ins and failures, and changes of users, roles, permissions and settings.</summary>
/// <remarks>It is read from the journal itself, where nothing can be left out or changed later.</remarks>
internal sealed class ListEventsOperation(IJournal journal, SignInFailures failures) : IOperation<ListEventsRequest, ListEventsResponse>
{
    private const int CountMax = 200;
    private const int CountByDefault = 50;

    /// <summary>Pages of the journal that one call looks through: a filter that finds little does not read everything.</summary>
    private const int PagesMax = 10;

    public static ApiOperation Operation { get; } = new("GET", "audit.events")
    {
        Access = Access.AllOf(Permissions.Audit),
        Errors = [HttpErrors.InvalidDate("start"), AuditErrors.InvalidPosition],
        ExampleRequest = new ListEventsRequest("password-changed", "rbAXPnMktTFbNpwtJ", "2026-11-01T00:00:00.000Z", Count: 50),
        ExampleResponse = new ListEventsResponse(
            [new(1733, "password-changed", new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), "user:aobEdbYhXfu5hkeqG", "rbAXPnMktTFbNpwtJ")],
            1, 1733, false),
    };

    public async Task<ListEventsResponse> RunAsync(ApiCall call, ListEventsRequest request)
    {
        await failures.FlushAsync(all: true, call.Aborted);
        var filter = AuditFilter.Of(request);
        var count = Math.Min(request.Count ?? CountByDefault, CountMax);
        var (events, before, hasMore) = (new List<AuditEventResponse>(), filter.Before, true);
        for (var page = 0; page < PagesMax && hasMore && events.Count < count; page++)
        {
            var entries = await journal.ReadTypesBackwardsAsync(
                AuditEvents.EntityTypes, before, AuditEvents.KindsOf(request.Type), JournalLimits.MaxEntriesPerRead, call.Aborted);
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

        return new ListEventsResponse([.. events], events.Count, before == long.MaxValue ? 0 : before, hasMore);
    }
}

/// <param name="Type">Only events of this type.</param>
/// <param name="UserId">Only events that this user caused, or that concern it.</param>
/// <param name="Start">Only from this time on (ISO-8601).</param>
/// <param name="End">Only up to this time (ISO-8601); of a date without a time that whole day.</param>
/// <param name="Before">Only events before this position: <c>before</c> of the page before.</param>
/// <param name="Count">The most events of the page: 50 by default, at most 200.</param>
internal sealed record ListEventsRequest(
    [MaxLength(64)] string? Type = null,
    [ValidId] string? UserId = null,
    [MaxLength(64)] string? Start = null,
    [MaxLength(64)] string? End = null,
    [MaxLength(20)] string? Before = null,
    [AtLeast(1)] int? Count = null);

/// <param name="Count">The number of events of this page.</param>
/// <param name="Before">The position to ask for the next page with; 0 = there is nothing before.</param>
/// <param name="HasMore">Whether there may be more. A page may have fewer events than asked for, or none, and more may follow.</param>
internal sealed record ListEventsResponse(ImmutableArray<AuditEventResponse> Events, int Count, long Before, bool HasMore) : ApiResult;
