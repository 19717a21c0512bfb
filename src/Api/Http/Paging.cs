using System.Text.Json;

namespace ContactCenter.Api.Http;

/// <summary>Offset, count and sort of a list (contract §9.4).</summary>
internal static class Paging
{
    /// <summary>The most items of a list, also for <c>count=0</c>, which stands for all.</summary>
    public const int ItemsMax = 1_000;

    private const int SortFieldsMax = 20;

    private static readonly MapSchema SortShape = new(Schema.Number(-1)) { MaxProperties = SortFieldsMax };

    public static SchemaProperty[] Parameters { get; } =
    [
        Schema.Optional("offset", Schema.Number(0)),
        Schema.Optional("count", Schema.Number(0)),
        Schema.Optional("sort", Schema.Text()),
        // Accepted and not honoured: the contract honours them only in an unsafe mode.
        Schema.Optional("query", Schema.Text()),
        Schema.Optional("fields", Schema.Text()),
    ];

    /// <param name="sortable">The contract's names of the fields that this list sorts by, with the directory's.</param>
    public static PageRequest Read(JsonElement input, WorkspaceSnapshot settings, params (string Name, string Field)[] sortable) =>
        new(input.Number("offset") ?? 0, Count(input.Number("count"), settings), Sort(input.Text("sort"), sortable));

    /// <param name="sortable">The contract's names of the fields that this list sorts by, with the directory's.</param>
    public static PageRequest Of(PageParameters page, WorkspaceSnapshot settings, params (string Name, string Field)[] sortable) =>
        new(page.Offset ?? 0, Count(page.Count, settings), Sort(page.Sort, sortable));

    private static int Count(int? requested, WorkspaceSnapshot settings)
    {
        var upper = Math.Clamp(settings.SettingNumber("API_Upper_Count_Limit"), 1, ItemsMax);
        var standard = Math.Clamp(settings.SettingNumber("API_Default_Count"), 1, upper);
        return requested switch
        {
            null => standard,
            0 => settings.SettingIsOn("API_Allow_Infinite_Count") ? ItemsMax : standard,
            { } count => Math.Min(count, upper),
        };
    }

    private static ImmutableArray<SortBy> Sort(string? sort, (string Name, string Field)[] sortable)
    {
        if (string.IsNullOrEmpty(sort)) return [];
        return NestedJson.Read(sort, SortShape, HttpErrors.InvalidSort(sort),
            fields => ImmutableArray.CreateRange(fields.EnumerateObject().Select(member => Field(member, sort, sortable))));
    }

    private static SortBy Field(JsonProperty member, string sort, (string Name, string Field)[] sortable)
    {
        var field = sortable.FirstOrDefault(known => known.Name == member.Name).Field;
        var direction = member.Value.GetInt32();
        if (field is null || direction is not (1 or -1)) throw new ContactCenterException(HttpErrors.InvalidSort(sort));
        return new SortBy(field, direction < 0);
    }
}

/// <summary>Writes a page of a list as a response.</summary>
internal static class PagedResponse
{
    /// <param name="count">The value of <c>count</c>; null = the number of items on the page (contract §9.4).</param>
    public static ApiResponse Of<T>(
        string name, IReadOnlyCollection<T> items, PageRequest page, long total, Action<Utf8JsonWriter, T> members, int? count = null) =>
        ApiResponse.Of(json =>
        {
            json.Array(name, items, members);
            json.WriteNumber("count", count ?? items.Count);
            json.WriteNumber("offset", page.Offset);
            json.WriteNumber("total", total);
        });

    /// <summary>A page cut from a list that is small by nature.</summary>
    public static ApiResponse Cut<T>(string name, IReadOnlyCollection<T> all, PageRequest page, Action<Utf8JsonWriter, T> members) =>
        Of(name, [.. all.Skip(page.Offset).Take(page.Count)], page, all.Count, members);
}
