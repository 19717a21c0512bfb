using System.Reflection;
using ContactCenter.Api.Identity;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Http;

public sealed class PermissionTests
{
    /// <summary>A permission that nothing asks for would be a promise that nobody keeps.</summary>
    [Fact]
    public void Every_permission_that_can_be_given_is_asked_for_by_something()
    {
        var asked = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(PermissionCatalog.Defaults.Keys.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }
}
