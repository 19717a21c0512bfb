using System.Reflection;
using System.Text;
using ContactCenter.Accounts;
using Orleans.Concurrency;

namespace ContactCenter.Tests.Contracts;

/// <summary>
/// Lists the serialized types with their members and numbers, and how grain methods are called: what Orleans' own contract file leaves out.
/// Names of assemblies are left out, because a type with an alias may move to another one.
/// </summary>
internal static class SerializedTypes
{
    private const string Prefix = "ContactCenter.";

    private static readonly Type[] CallOptions =
        [typeof(AlwaysInterleaveAttribute), typeof(OneWayAttribute), typeof(ReadOnlyAttribute), typeof(ResponseTimeoutAttribute)];

    /// <summary>Every type of the product's assemblies that grains are made of.</summary>
    public static IEnumerable<Type> All() => Assemblies(typeof(AccountGrain).Assembly, []).SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith(Prefix, StringComparison.Ordinal) == true);

    public static IEnumerable<Type> GrainInterfaces() => All().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey)));

    public static IEnumerable<Type> Serialized() => All().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    /// <summary>The enums that are members of serialized types, or that grains take and give.</summary>
    public static IEnumerable<Type> Enums() => Serialized().SelectMany(Members).Select(member => member.Type)
        .Concat(from grain in GrainInterfaces() from method in grain.GetMethods() from type in TypesOf(method) select type)
        .SelectMany(Parts).Where(type => type.IsEnum && type.Namespace?.StartsWith(Prefix, StringComparison.Ordinal) == true).Distinct();

    public static string Write()
    {
        var text = new StringBuilder();
        foreach (var (_, lines) in Blocks().OrderBy(block => block.Name, StringComparer.Ordinal)) text.AppendJoin('\n', lines).Append("\n\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<(string Name, IEnumerable<string> Lines)> Blocks() =>
        Serialized().Select(type => (NameOf(type), Lines(type))).Concat(Enums().Select(type => (NameOf(type), EnumLines(type))))
            .Concat(GrainInterfaces().Where(type => Calls(type).Any()).Select(type => (NameOf(type), Calls(type).Prepend($"grain {NameOf(type)}"))));

    private static IEnumerable<string> Lines(Type type)
    {
        var kind = type.IsValueType ? "struct" : type.GetMethod("<Clone>$") is null ? "class" : "record";
        var parent = type.BaseType is { } above && Serialized().Contains(above) ? $" : {NameOf(above)}" : "";
        return Members(type).Select(member => $"  {member.Number} {member.Name}: {NameOf(member.Type)}")
            .Prepend($"{kind} {NameOf(type)}{parent}");
    }

    /// <summary>A record's positional members have numbers of their own, by their order, beside those with an <see cref="IdAttribute"/>.</summary>
    private static IEnumerable<(string Number, string Name, Type Type)> Members(Type type)
    {
        var positional = type.GetMethod("<Clone>$") is null ? []
            : type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() ?? [];
        var numbered = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(member => (Member: member, Id: member.GetCustomAttribute<IdAttribute>())).Where(pair => pair.Id is not null).OrderBy(pair => pair.Id!.Id);
        return positional.Select(parameter => ($"({parameter.Position})", parameter.Name!, parameter.ParameterType)).Concat(numbered.Select(
            pair => ($"[{pair.Id!.Id}]", pair.Member.Name, pair.Member is PropertyInfo property ? property.PropertyType : ((FieldInfo)pair.Member).FieldType)));
    }

    private static IEnumerable<string> EnumLines(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (Number: Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture), field.Name))
        .OrderBy(value => value.Number).Select(value => $"  {value.Number} {value.Name}").Prepend($"enum {NameOf(type)}");

    private static IEnumerable<string> Calls(Type grain) => grain.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal)
        .Select(method => (method.Name, Options: OptionsOf(method).ToList()))
        .Where(call => call.Options.Count > 0).Select(call => $"  {call.Name}: {string.Join(", ", call.Options)}");

    private static IEnumerable<string> OptionsOf(MethodInfo method) =>
        CallOptions.SelectMany(option => method.GetCustomAttributesData().Where(data => data.AttributeType == option)).Select(OptionOf);

    private static string OptionOf(CustomAttributeData data) => data.AttributeType.Name[..^nameof(Attribute).Length]
        + string.Concat(data.ConstructorArguments.Select(argument => $"({argument.Value})"));

    private static IEnumerable<Type> TypesOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GenericTypeArguments.SelectMany(Parts).Append(type) : [type];

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return NameOf(inner) + "?";
        if (type.IsGenericType)
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>";
        return AliasOf(type) ?? type.Name;
    }

    /// <summary>The name on the wire: more than one would be a mistake of the last.</summary>
    public static string? AliasOf(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>(inherit: false).SingleOrDefault()?.Alias;

    private static HashSet<Assembly> Assemblies(Assembly assembly, HashSet<Assembly> seen)
    {
        if (!seen.Add(assembly)) return seen;
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith(Prefix, StringComparison.Ordinal)))
            Assemblies(Assembly.Load(name), seen);
        return seen;
    }
}
