using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>
/// Adds the records of the hubs to the document's components, with a union of what each hub sends, so that a client's types of REST and of events
/// come from one document.
/// </summary>
internal static class LiveDescriptions
{
    private const string Kind = "kind";

    public static void Add(OpenApiDocument document, RequestDescriptions requests, ResponseDescriptions responses)
    {
        var events = new List<(LiveDescription Live, IOpenApiSchema Schema)>();
        foreach (var live in Records.OrderBy(live => live.Type.FullName))
        {
            var schema = live.Use == LiveUse.Argument ? requests.Of(RequestSchemas.Of(live.Type)) : responses.Of(live.Type);
            // A kind that is not known is no part of the unions: it would be every kind.
            if (live.Use != LiveUse.Event || live.Names.IsEmpty) continue;
            // The type says that a kind is a text, the description which texts.
            if (schema is OpenApiSchemaReference { Target.Properties: { } members } && members.TryGetValue(Kind, out var kind) && kind is OpenApiSchema text)
                text.Enum = [.. live.Names.Select(name => (JsonNode)name)];
            events.Add((live, schema));
        }

        AddUnion(document, "AgentEvent", "An item of `entries` of the agents' hub.", events.Where(one => one.Live.Audience == LiveAudience.Agents));
        AddUnion(document, "VisitorEvent", "An item of `entries` of the visitors' hub.", events.Where(one => one.Live.Audience == LiveAudience.Visitors));
    }

    /// <summary>Every record of the live connection.</summary>
    public static IEnumerable<LiveDescription> Records =>
        from type in typeof(LiveDescriptions).Assembly.GetTypes()
        where type.IsAssignableTo(typeof(ILiveRecords)) && type.IsClass
        from live in (ImmutableArray<LiveDescription>)type.GetProperty(nameof(ILiveRecords.All))!.GetValue(null)!
        select live;

    private static void AddUnion(
        OpenApiDocument document, string name, string description, IEnumerable<(LiveDescription Live, IOpenApiSchema Schema)> events)
    {
        var all = events.ToList();
        if (all.Count == 0) return;
        var kinds = all.SelectMany(one => one.Live.Names.Select(kind => (Kind: kind, Schema: (OpenApiSchemaReference)one.Schema))).ToList();
        document.AddComponent(name, new OpenApiSchema
        {
            Description = description,
            OneOf = [.. all.Select(one => one.Schema)],
            // OpenAPI wants one schema for each value; where a kind has several forms, the members tell them apart.
            Discriminator = kinds.DistinctBy(one => one.Kind).Count() < kinds.Count ? null : new OpenApiDiscriminator
            {
                PropertyName = Kind, Mapping = kinds.ToDictionary(one => one.Kind, one => one.Schema),
            },
        });
    }
}
