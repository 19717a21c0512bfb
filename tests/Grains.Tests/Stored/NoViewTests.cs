using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Tests.Stored;

/// <summary>An entry keeps types of its own: a view is made for a response and changes with it, and history may not.</summary>
public sealed class NoViewTests
{
    public static TheoryData<string> EntityTypes { get; } = [.. StoredActor.All.Select(actor => actor.EntityType)];

    [Theory, MemberData(nameof(EntityTypes))]
    public void Entry_holds_no_view(string entityType)
    {
        var kinds = StoredActor.All.Single(actor => actor.EntityType == entityType).Kinds();
        var views = kinds.SelectMany(kind => Reach(kind.Type, kind.Kind, [])).Where(found => found.Type.Name.EndsWith("View", StringComparison.Ordinal));
        Assert.Empty(views.Select(found => found.Path));
    }

    private static IEnumerable<(Type Type, string Path)> Reach(Type type, string path, ImmutableHashSet<Type> above)
    {
        if (type.IsGenericType) return type.GenericTypeArguments.SelectMany(argument => Reach(argument, path, above));
        if (above.Contains(type) || type.Namespace?.StartsWith("ContactCenter", StringComparison.Ordinal) != true) return [];
        var members = type.GetProperties().Where(property => property.GetMethod is { IsStatic: false })
            .SelectMany(property => Reach(property.PropertyType, $"{path}.{property.Name}", above.Add(type)));
        var kinds = type.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>()
            .SelectMany(declared => Reach(declared.DerivedType, $"{path}({declared.TypeDiscriminator})", above.Add(type)));
        return members.Concat(kinds).Prepend((type, $"{path}: {type.Name}"));
    }
}
