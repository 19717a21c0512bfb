namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>Judges whose business hours a user may change.</summary>
internal sealed class BusinessHourReach(Oversight oversight)
{
    /// <summary>Hours of departments are changed by who looks after all of them; the default hours, which are everybody's, by who sees all.</summary>
    /// <exception cref="ContactCenterException"><see cref="CatalogErrors.BusinessHourNotFound"/>.</exception>
    public void CheckMayChange(Caller caller, BusinessHourItem? known, bool isDefault = false)
    {
        var scope = oversight.ScopeOf(caller);
        var isBeyond = isDefault || known?.Type == BusinessHourTypes.Default || known?.DepartmentIds.Any(id => !scope.Includes(id)) == true;
        if (!scope.SeesAll && isBeyond) throw new ContactCenterException(CatalogErrors.BusinessHourNotFound);
    }
}
