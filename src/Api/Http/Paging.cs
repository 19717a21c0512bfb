namespace ContactCenter.Api.Http;

/// <summary>Offset, count and sort of a list (contract §9.4).</summary>
internal static class Paging
{
    /// <summary>The most items of a list, also for <c>count=0</c>, which stands for all.</summary>
    public const int ItemsMax = 1_000;

    private const int SortFieldsMax = 20;

    private static readonly MapSchema SortShape = new(Schema.Number(-1)) { MaxProperties = SortFieldsMax };

    /// <param name="sortable">The contract's names of the fields that this list sorts by, with the directory's.</param>
    public static PageRequest Of(PageParameters page, WorkspaceSnapshot settings, params (string Name, string Field)[] sortable) =>
        new(page.Offset ?? 0, Count(page.Count, settings), Sort(page.Sort, sortable));

    /// <summary>The page of a list that is small by nature.</summary>
    public static (ImmutableArray<T> Shown, int Total) Cut<T>(this PageRequest page, IEnumerable<T> all)
    {
        ImmutableArray<T> list = [.. all];
        return ([.. list.Skip(page.Offset).Take(page.Count)], list.Length);
    }

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
