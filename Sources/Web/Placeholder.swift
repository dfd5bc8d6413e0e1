import Hummingbird
import Mustache
import Workspace
package enum Placeholder {}
