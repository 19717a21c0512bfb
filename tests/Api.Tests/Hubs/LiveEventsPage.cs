using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Http;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.OpenApi;
using ContactCenter.Api.Visitors;

namespace ContactCenter.Tests.Hubs;

/// <summary>Writes the parts of docs/live-events.md that the records of the live connection say themselves: fields, meaning, examples.</summary>
internal static class LiveEventsPage
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Type[] Common = [typeof(LiveEvent), typeof(RoomEvent), typeof(AgentRoomEvent)];

    /// <summary>Records of REST that are too large to be repeated: REST's description has them.</summary>
    private static readonly Type[] Large = [typeof(MessageResponse), typeof(VisitorMessageResponse), typeof(RoomResponse)];

    /// <summary>All records of the live connection, in the order of the code.</summary>
    public static ImmutableArray<LiveDescription> All { get; } = [.. LiveDescriptions.Records.OrderBy(live => live.Type.MetadataToken)];

    /// <summary>The page with its written parts replaced.</summary>
    public static string Write(string page)
    {
        page = Replace(page, "agents", Table(typeof(AgentRoomEvent)) + Events(LiveAudience.Agents, type => type.IsSubclassOf(typeof(RoomEvent))));
        page = Replace(page, "contacts", Events(LiveAudience.Agents, type => !type.IsSubclassOf(typeof(RoomEvent))));
        page = Replace(page, "visitors", Table(typeof(VisitorRoomEvent)) + Events(LiveAudience.Visitors, _ => true));
        page = Replace(page, "agents-calls", Calls(LiveAudience.Agents));
        return Replace(page, "visitors-calls", Calls(LiveAudience.Visitors));
    }

    private static string Replace(string page, string part, string text)
    {
        var (begin, end) = ($"<!-- begin {part}: written by LiveEventsPageTests -->\n", $"<!-- end {part} -->");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"The page has no part '{part}'.");
        return page[..(from + begin.Length)] + "\n" + text.Trim() + "\n\n" + page[to..];
    }

    private static string Events(LiveAudience audience, Func<Type, bool> isShown) => string.Concat(
        from live in All
        where live.Use == LiveUse.Event && live.Audience == audience && isShown(live.Type)
        let kinds = live.Names.IsEmpty ? "any other kind" : string.Join(", ", live.Names.Select(name => $"`{name}`"))
        select $"\n#### {kinds}\n\n{Record(live)}");

    private static string Calls(LiveAudience audience) => string.Concat(
        from live in All
        where live.Use != LiveUse.Event && live.Audience == audience
        orderby live.Use
        select $"\n#### `{live.Names[0]}`: {WordOf(live.Use)}\n\n{Record(live)}");

    private static string WordOf(LiveUse use) => use switch
    {
        LiveUse.ClientMethod => "what the server sends",
        LiveUse.Argument => "what the client sends",
        LiveUse.Response => "the response",
        _ => "its fields",
    };

    private static string Record(LiveDescription live) =>
        $"{MemberTexts.Of(live.Type)}\n\n{Table(live.Type)}\n```json\n{Json(live.Examples[0])}\n```\n";

    public static string Json(object value) => JsonSerializer.Serialize(value, ApiJson.Options.GetTypeInfo(value.GetType()));

    /// <summary>The fields of a record; of an event, those that not every event has.</summary>
    private static string Table(Type type)
    {
        var rows = new StringBuilder();
        Append(rows, type, "");
        return rows.Length == 0 ? "" : $"| field | type | meaning |\n|---|---|---|\n{rows}";
    }

    private static void Append(StringBuilder rows, Type type, string prefix)
    {
        foreach (var property in MembersOf(type))
        {
            var bare = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var name = prefix + RequestSchemas.NameOf(property);
            rows.Append(CultureInfo.InvariantCulture, $"| `{name}` | {TypeOf(property, bare)} | {MemberTexts.Of(property)} |\n");
            if (IsOwn(bare)) Append(rows, bare, name + ".");
        }
    }

    private static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always
            && (type.IsAbstract || !Common.Contains(property.DeclaringType)) && property.Name != "EqualityContract"
        orderby property.GetCustomAttribute<JsonPropertyOrderAttribute>()?.Order ?? 0
        select property;

    private static string TypeOf(PropertyInfo property, Type bare)
    {
        var word = WordOf(bare);
        if (!IsNullable(property)) return word;
        return property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never ? $"{word} or null" : $"{word}, optional";
    }

    private static string WordOf(Type type)
    {
        if (type == typeof(string)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type == typeof(int) || type == typeof(long)) return "number";
        if (type == typeof(DateTimeOffset)) return "date";
        if (Large.Contains(type)) return $"`{type.Name}` of REST";
        if (typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [.., { } item])
            return type.GetGenericArguments().Length == 2 ? "object of strings" : $"list of {WordOf(item)}";
        return IsOwn(type) ? "object" : $"`{{{string.Join(", ", MembersOf(type).Select(NameOf))}}}`";
    }

    private static string NameOf(PropertyInfo property) =>
        RequestSchemas.NameOf(property) + (IsNullable(property) ? "?" : "");

    /// <summary>Tells whether the record is one of the live connection alone, so that nothing else describes its fields.</summary>
    private static bool IsOwn(Type type) => type.IsClass && type.Namespace is "ContactCenter.Api.Feed" or "ContactCenter.Api.Hubs";

    private static bool IsNullable(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : Nullability.Create(property).ReadState == NullabilityState.Nullable;
}
