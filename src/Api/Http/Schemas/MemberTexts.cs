using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ContactCenter.Api.Http.Schemas;

/// <summary>
/// The documentation comments of types and members, from the file that the compiler writes beside the assembly: what a reader of the code reads is
/// what a reader of the API's description reads.
/// </summary>
internal static partial class MemberTexts
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>The summary of a property, or the record's text of its parameter; null = there is none.</summary>
    public static string? Of(PropertyInfo property) =>
        Find($"P:{NameOf(property.DeclaringType!)}.{property.Name}", property)?.Element("summary") is { } summary
            ? Plain(summary)
            : Find($"T:{NameOf(property.DeclaringType!)}", property)?.Elements("param")
                .FirstOrDefault(parameter => (string?)parameter.Attribute("name") == property.Name) is { } text ? Plain(text) : null;

    public static string? Of(Type type) => Find($"T:{NameOf(type)}", type)?.Element("summary") is { } summary ? Plain(summary) : null;

    private static XElement? Find(string name, MemberInfo member) => Files.GetOrAdd(member.Module.Assembly, Read).GetValueOrDefault(name);

    private static string NameOf(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        if (!File.Exists(path)) return [];
        return XDocument.Load(path).Descendants("member").DistinctBy(member => (string)member.Attribute("name")!)
            .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);
    }

    /// <summary>A comment as text: what is referred to is named, and code stands in backquotes as in Markdown.</summary>
    private static string Plain(XElement comment) =>
        ContractReference().Replace(Spaces().Replace(string.Concat(comment.Nodes().Select(Plain)), " "), "").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { IsEmpty: true } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('.', ':')[^1],
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => "",
    };

    /// <summary>Readers of the API's description do not have the contract.</summary>
    [GeneratedRegex(@" \((contract |§)[^)]*\)")]
    private static partial Regex ContractReference();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
