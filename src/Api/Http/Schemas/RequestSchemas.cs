using System.Reflection;

namespace ContactCenter.Api.Http.Schemas;

/// <summary>
/// Derives the schema of a request from its type: the members in the order of the record's parameters, then of its other properties, then of its
/// base; required where the type is not nullable; limits and forms from the attributes of <c>InputRules.cs</c>.
/// </summary>
internal static class RequestSchemas
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock Gate = new();

    public static Schema Of<T>() => Of(typeof(T));

    public static Schema Of(Type type)
    {
        // The reflection's context is not thread-safe; schemas are made at start, and by tests at once.
        lock (Gate) return Of(type, null);
    }

    private static Schema Of(Type type, ParameterRules? rules)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (typeof(IHasSchema).IsAssignableFrom(bare)) return OwnSchema(bare);
        if (bare == typeof(string)) return Text(rules ?? ParameterRules.None);
        if (bare == typeof(bool)) return new BooleanSchema();
        if (bare == typeof(int) || bare == typeof(long))
            return new NumberSchema { IsLong = bare == typeof(long), Minimum = rules?.Find<AtLeastAttribute>()?.Minimum };
        if (bare == typeof(JsonElement)) return new AnySchema(rules?.Find<MaxLengthAttribute>()?.Length ?? InputLimits.TextMax);
        if (ItemOf(bare) is { } item) return List(item, rules ?? ParameterRules.None);
        if (ValueOf(bare) is { } value) return Map(value, rules ?? ParameterRules.None);
        return Object(bare);
    }

    private static Schema OwnSchema(Type type) =>
        (Schema)type.GetProperty(nameof(IHasSchema.Schema), BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    private static StringSchema Text(ParameterRules rules)
    {
        var isId = rules.Find<ValidIdAttribute>() is not null;
        return new StringSchema
        {
            MaxLength = rules.Find<MaxLengthAttribute>()?.Length ?? (isId ? InputLimits.IdMax : InputLimits.TextMax),
            IsId = isId,
            IsNotEmpty = rules.Find<NotEmptyAttribute>() is not null,
            IsOneLine = rules.Find<OneLineAttribute>() is not null,
            Format = rules.Find<EmailFormatAttribute>() is null ? null : StringSchema.EmailFormat,
            Values = rules.Find<AllowedValuesAttribute>() is { } allowed ? [.. allowed.Values.Cast<string>()] : [],
        };
    }

    private static ArraySchema List(Type item, ParameterRules rules)
    {
        var items = rules.Find<ItemsAttribute>() ?? new ItemsAttribute();
        return new ArraySchema(Of(item, rules))
        {
            MinItems = items.Min, MaxItems = items.Max > 0 ? items.Max : InputLimits.ItemsMax, AreUnique = items.AreUnique,
        };
    }

    private static MapSchema Map(Type value, ParameterRules rules)
    {
        var max = rules.Find<ItemsAttribute>()?.Max ?? 0;
        return new MapSchema(Of(value, rules)) { MaxProperties = max > 0 ? max : InputLimits.CustomFieldsMax };
    }

    private static ObjectSchema Object(Type type) => new([.. MembersOf(type).Select(Member)])
    {
        Type = type,
        IgnoresOthers = type.GetCustomAttribute<IgnoresOthersAttribute>() is not null,
        ExactlyOneOf = [.. type.GetCustomAttribute<ExactlyOneOfAttribute>()?.Names ?? []],
    };

    private static SchemaProperty Member(PropertyInfo property)
    {
        var schema = Of(property.PropertyType, new ParameterRules(property)) with { Description = MemberTexts.Of(property) };
        return new SchemaProperty(NameOf(property), schema, IsRequired(property));
    }

    private static bool IsRequired(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is null
        : Nullability.Create(property).WriteState != NullabilityState.Nullable;

    public static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static IEnumerable<PropertyInfo> MembersOf(Type type)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var property in level.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
                if (property.SetMethod is not null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                    yield return property;
        }
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private static Type? ValueOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) ? type.GetGenericArguments()[1] : null;
}

/// <summary>The attributes of a member, whether they stand at the record's parameter or at its property.</summary>
internal sealed class ParameterRules(PropertyInfo? property)
{
    private readonly ParameterInfo? _parameter = property?.DeclaringType!.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .FirstOrDefault(parameter => parameter.Name == property!.Name && parameter.ParameterType == property.PropertyType);

    public static ParameterRules None { get; } = new(null);

    public T? Find<T>()
        where T : Attribute =>
        property?.GetCustomAttribute<T>() ?? _parameter?.GetCustomAttribute<T>();
}
