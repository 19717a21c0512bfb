using System.Text.Json;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Conversations;

/// <summary>The list of conversations (contract §3.2).</summary>
internal sealed class RoomListEndpoints(
    IConversationDirectory directory, AccessControl access, ConversationVisibility visibility, IWorkspaceConfiguration workspace) : IApiModule
{
    private const int UnknownWeight = 0;

    public void Map(ApiRoutes api) => api.Map(AgentConversationOperations.List, ListAsync);

    private async Task<ApiResponse> ListAsync(ApiCall call)
    {
        var input = call.Input;
        CheckAccess(call.Caller, input);
        var settings = workspace.Current;
        var page = Paging.Read(input, settings, ("ts", "ts"), ("lm", "lm"), ("closedAt", "closedAt"), ("fname", "fname"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("ts", true)] };
        if (Departments(call.Caller, input) is not { } departments) return Answered([], page, 0, settings);
        var query = Query(input, page) with { DepartmentIds = departments };
        // What one has handled is one's own, also when it went on to somebody else.
        if (IsOwn(call.Caller, input)) query = query with { AgentIds = [], HandledBy = call.Caller.UserId };
        var rooms = await directory.ListConversationsAsync(query, call.Aborted);
        return Answered(rooms.Items, page, rooms.Total, settings);
    }

    private static ApiResponse Answered(IReadOnlyCollection<ConversationView> rooms, PageRequest page, long total, WorkspaceSnapshot settings) =>
        PagedResponse.Of("rooms", rooms, page, total, (json, room) => WriteRoom(json, room, settings));

    /// <summary>Everything, or exactly one's own.</summary>
    private void CheckAccess(Caller caller, JsonElement input)
    {
        if (access.May(caller, Permissions.ViewRooms)) return;
        if (!IsOwn(caller, input)) throw new ContactCenterException(CommonErrors.Unauthorized);
    }

    /// <summary>The departments that are listed; empty = all. A monitor has its own, except of what it serves itself.</summary>
    /// <returns>Null = none of those asked for is seen.</returns>
    private ImmutableArray<string>? Departments(Caller caller, JsonElement input)
    {
        var scope = visibility.ScopeOf(caller);
        var asked = DepartmentIds(input);
        if (input.TextsOrNone("units") is { IsEmpty: false } unitIds)
        {
            // Of a unit that one does not look after nothing is seen, as of one that does not exist.
            var units = unitIds.Select(id => workspace.Current.Units.GetValueOrDefault(id)).OfType<UnitItem>()
                .Where(unit => scope.SeesAll || unit.Monitors.Any(monitor => monitor.MonitorId == caller.UserId));
            var ofUnits = units.SelectMany(unit => unit.DepartmentIds).ToHashSet(StringComparer.Ordinal);
            asked = asked.IsEmpty ? [.. ofUnits] : [.. asked.Where(ofUnits.Contains)];
            if (asked.IsEmpty) return null;
        }

        return IsOwn(caller, input) ? asked : scope.Narrow(asked);
    }

    private static bool IsOwn(Caller caller, JsonElement input) => input.TextsOrNone("agents") is [var only] && only == caller.UserId;

    private static ConversationQuery Query(JsonElement input, PageRequest page)
    {
        var (openedFrom, openedUntil) = DateFilters.Range(input, "createdAt");
        var (closedFrom, closedUntil) = DateFilters.Range(input, "closedAt");
        var (exactName, namePart) = Name(input.Text("roomName"));
        return new ConversationQuery(
            page, Statuses(input), input.TextsOrNone("agents"), [], input.TextsOrNone("tags"),
            ExactName: exactName, NameContains: namePart, NoAgent: IsOn(input.Text("queued")),
            OpenedFrom: openedFrom, OpenedUntil: openedUntil, ClosedFrom: closedFrom, ClosedUntil: closedUntil)
        {
            CustomFields = CustomFields(input),
            SourceTypes = [.. Several(input, "source")], SourceId = input.Text("sourceId") is { Length: > 0 } sourceId ? sourceId : null,
            Verified = input.Flag("verified"), PriorityWeights = PriorityWeights(input), Unread = input.Flag("unread"),
        };
    }

    /// <summary><c>queued</c> wins over the others; <c>open</c> excludes what waits and what is on hold.</summary>
    private static ImmutableArray<string> Statuses(JsonElement input)
    {
        if (IsOn(input.Text("queued"))) return [ConversationStatuses.Queued];
        if (IsOn(input.Text("onhold"))) return [ConversationStatuses.OnHold];
        return input.Flag("open") switch
        {
            true => [ConversationStatuses.Open],
            false => [ConversationStatuses.Closed],
            null => [],
        };
    }

    private static bool IsOn(string? value) => value is "true" or "1" or "t";

    /// <summary>The literal <c>undefined</c> is what careless clients send for none.</summary>
    private static ImmutableArray<string> DepartmentIds(JsonElement input) => [.. Several(input, "departmentId").Where(id => id != "undefined")];

    /// <summary>A text or a list of texts, without empty ones.</summary>
    private static IEnumerable<string> Several(JsonElement input, string name)
    {
        if (input.Member(name) is not { } given) return [];
        var texts = given.ValueKind == JsonValueKind.String ? [given.GetString()!] : given.EnumerateArray().Select(text => text.GetString()!);
        return texts.Where(text => text.Length > 0);
    }

    /// <summary>
    /// Turns ids of priorities, or <see cref="AgentConversationOperations.NoPriority"/>, into weights. An unknown id becomes a weight that no
    /// conversation has.
    /// </summary>
    private static ImmutableArray<int> PriorityWeights(JsonElement input) =>
    [
        .. Several(input, "priorityId").Select(id => id == AgentConversationOperations.NoPriority
            ? PriorityReference.NoWeight
            : PriorityCatalog.Find(WorkspaceSnapshot.Empty, id)?.SortItem ?? UnknownWeight).Distinct(),
    ];

    /// <summary>Splits a filter by name: in quotes it is the exact name, else a part of it.</summary>
    private static (string? Exact, string? Part) Name(string? name) => name switch
    {
        null or "" => (null, null),
        ['"', .. var exact, '"'] => (exact, null),
        _ => (null, name),
    };

    private static readonly MapSchema CustomFieldsShape = new(new AnySchema(InputLimits.TextMax)) { MaxProperties = InfoRules.CustomFieldsMax };

    /// <summary>A JSON object of texts, each a literal part of the value (contract, table of differences).</summary>
    private static ImmutableDictionary<string, string> CustomFields(JsonElement input)
    {
        if (input.Text("customFields") is not { Length: > 0 } text) return ImmutableDictionary<string, string>.Empty;
        return NestedJson.Read(text, CustomFieldsShape, HttpErrors.InvalidJsonParameter("customFields"), static fields => fields.EnumerateObject()
            .DistinctBy(field => field.Name).ToImmutableDictionary(
                field => field.Name, field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText()));
    }

    private static void WriteRoom(Utf8JsonWriter json, ConversationView room, WorkspaceSnapshot settings)
    {
        ConversationJson.WriteRoom(json, room);
        if (room.DepartmentId is not { } id || !settings.Departments.TryGetValue(id, out var department)) return;
        json.WriteStartObject("department");
        json.WriteString("_id", id);
        json.WriteString("name", department.Profile.Name);
        json.WriteEndObject();
    }
}
