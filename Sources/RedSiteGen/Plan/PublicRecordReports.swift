import Base
import Records
import SiteModel

extension PagePlanner {
  func publicRecords() -> PublicRecords { PublicRecords() }
}
