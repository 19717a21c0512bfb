using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;

namespace ContactCenter.Api.Http;

/// <summary>
/// How the records of the API become JSON: names in camel case, absent members left out, dates in the contract's form (§9.6). The source-generated
/// contexts, one of each folder, find themselves here; a type that none of them names cannot be written.
/// </summary>
internal static class ApiJson
{
    /// <summary>Responses are never embedded in HTML, so only what JSON itself needs is escaped.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = WriterOptions.Encoder,
            Converters = { new DateConverter() },
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. Contexts()]).WithAddedModifier(SpreadAttribute.Apply),
        };
        options.MakeReadOnly();
        return options;
    }

    private static IEnumerable<IJsonTypeInfoResolver> Contexts() => typeof(ApiJson).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (IJsonTypeInfoResolver)type.GetProperty("Default", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!);
}
