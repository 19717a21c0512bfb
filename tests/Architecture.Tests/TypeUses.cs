using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ContactCenter.Tests.Architecture;

/// <summary>One type's use of a type of another folder.</summary>
/// <param name="From">The namespace of the using type.</param>
/// <param name="To">The namespace of the used type.</param>
public sealed record TypeUse(string From, string To, string User, string Used);

/// <summary>Reads from a compiled assembly which of its types use which others: in signatures, attributes and method bodies.</summary>
public static class TypeUses
{
    /// <returns>The uses between folders of the assembly, each once.</returns>
    public static IReadOnlyList<TypeUse> Read(ModuleDefinition module) =>
        [.. module.Types.Where(IsOurs).SelectMany(type => Uses(module, type)).Distinct()];

    private static IEnumerable<TypeUse> Uses(ModuleDefinition module, TypeDefinition type) =>
        from used in AllOf(type).SelectMany(References).SelectMany(Parts)
        let owner = Outermost(used, module)
        where owner is not null && IsOurs(owner) && Folder(owner) != Folder(type)
        select new TypeUse(Folder(type), Folder(owner), type.Name, owner.Name);

    /// <summary>The folder is the last part of the namespace that ContactCenter's own name is followed by.</summary>
    private static string Folder(TypeDefinition type) => type.Namespace;

    private static bool IsOurs(TypeDefinition type) =>
        type.Namespace.StartsWith("ContactCenter.", StringComparison.Ordinal) && !type.Name.StartsWith('<');

    private static IEnumerable<TypeDefinition> AllOf(TypeDefinition type) => type.NestedTypes.SelectMany(AllOf).Prepend(type);

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.GenericParameters.SelectMany(Constraints),
        .. Attributes(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)),
        .. type.Events.Select(one => one.EventType),
        .. type.Methods.SelectMany(References),
    ];

    private static IEnumerable<TypeReference?> References(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
        .. method.GenericParameters.SelectMany(Constraints),
        .. Attributes(method),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(References) : [],
    ];

    private static IEnumerable<TypeReference?> References(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference method =>
        [
            method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Constraints(GenericParameter parameter) => parameter.Constraints.Select(one => one.ConstraintType);

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider owner) => owner.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Select(argument => argument.Value as TypeReference).Prepend(attribute.AttributeType));

    /// <summary>A type and, for arrays and generic types, what it is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static TypeDefinition? Outermost(TypeReference type, ModuleDefinition module)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Scope == module ? module.GetType(type.FullName) : null;
    }
}
