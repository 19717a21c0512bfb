using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>Describes what is sent as the serializer writes it: names, order, absent and null members are those of <see cref="ApiJson"/>.</summary>
internal sealed class ResponseDescriptions(SchemaComponents components, RequestDescriptions requests)
{
    private const string Suffix = "Response";

    private readonly NullabilityInfoContext _nullability = new();

    public IOpenApiSchema Of(Type type) => Of(type, null);

    /// <summary>The whole response of an operation, which keeps its name.</summary>
    public IOpenApiSchema OfWhole(Type type) => Named(type.Name, ApiJson.Options.GetTypeInfo(type));

    private IOpenApiSchema Of(Type type, NullabilityInfo? nullability)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(bare) is { } simple) return simple;
        if (bare == typeof(JsonElement)) return AnyJson.Of(components);
        if (bare.GetCustomAttribute<WrittenAsAttribute>() is { } written) return Of(written.Type, null);
        if (typeof(IHasSchema).IsAssignableFrom(bare)) return requests.Of(RequestSchemas.Of(bare));
        var info = ApiJson.Options.GetTypeInfo(bare);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Named(NameOf(bare), info),
            JsonTypeInfoKind.Enumerable => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Item(info, nullability) },
            JsonTypeInfoKind.Dictionary => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Item(info, nullability) },
            _ when bare.IsEnum => new OpenApiSchema
            {
                Type = JsonSchemaType.String, Enum = [.. Enum.GetValues(bare).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, info)!)],
            },
            _ => throw new InvalidOperationException($"The API's description cannot tell the form of {bare}, which has a converter of its own."),
        };
    }

    private IOpenApiSchema Named(string name, JsonTypeInfo info) => components.Named(name, info.Type, () => Object(info));

    private static OpenApiSchema? Simple(Type type)
    {
        var (kind, format) = Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => (default, null),
            TypeCode.String => (JsonSchemaType.String, null),
            TypeCode.Boolean => (JsonSchemaType.Boolean, null),
            TypeCode.Int32 => (JsonSchemaType.Integer, "int32"),
            TypeCode.Int64 => (JsonSchemaType.Integer, "int64"),
            TypeCode.Double or TypeCode.Single or TypeCode.Decimal => (JsonSchemaType.Number, "double"),
            _ when type == typeof(DateTimeOffset) => (JsonSchemaType.String, "date-time"),
            _ => (default(JsonSchemaType), (string?)null),
        };
        return kind == default ? null : new OpenApiSchema { Type = kind, Format = format };
    }

    private IOpenApiSchema Item(JsonTypeInfo list, NullabilityInfo? nullability)
    {
        var item = nullability is { GenericTypeArguments: [.., var last] } ? last : nullability?.ElementType;
        return SchemaComponents.With(Of(list.ElementType!, item), null, item?.ReadState == NullabilityState.Nullable);
    }

    private OpenApiSchema Object(JsonTypeInfo info)
    {
        var members = info.Properties.Where(property => property.Get is not null).Select(property => new Member(property, _nullability)).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = MemberTexts.Of(info.Type),
            Properties = members.ToDictionary(member => member.Name, Describe),
            Required = members.Where(member => !member.IsLeftOut).Select(member => member.Name).ToHashSet(),
        };
    }

    private IOpenApiSchema Describe(Member member)
    {
        var schema = Of(member.Type, member.Nullability);
        if (schema is OpenApiSchema own && member.Find<AllowedValuesAttribute>() is { } allowed)
            own.Enum = [.. allowed.Values.Select(value => (JsonNode)(string)value!)];
        return SchemaComponents.With(schema, member.Description, member.IsNullable);
    }

    /// <summary>Records that responses share have no suffix. A generic record names a thing by its id; with more of that thing it is what lists show.</summary>
    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (name.EndsWith(Suffix, StringComparison.Ordinal)) name = name[..^Suffix.Length];
        return !type.IsGenericType || type.GenericTypeArguments.All(argument => argument == typeof(string)) ? name : "Listed" + name;
    }

    private sealed class Member(JsonPropertyInfo property, NullabilityInfoContext context)
    {
        private readonly PropertyInfo _member = (PropertyInfo)property.AttributeProvider!;

        public string Name => property.Name;

        public Type Type => property.PropertyType;

        public string? Description => MemberTexts.Of(_member);

        public NullabilityInfo Nullability { get; } = context.Create((PropertyInfo)property.AttributeProvider!);

        /// <summary>The serializer leaves null out, unless the member says otherwise.</summary>
        public bool IsLeftOut => MayBeNull && !IsAlwaysWritten;

        public bool IsNullable => MayBeNull && IsAlwaysWritten;

        private bool MayBeNull => Nullability.ReadState == NullabilityState.Nullable;

        private bool IsAlwaysWritten => Find<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Never };

        public T? Find<T>()
            where T : Attribute =>
            new ParameterRules(_member).Find<T>();
    }
}
